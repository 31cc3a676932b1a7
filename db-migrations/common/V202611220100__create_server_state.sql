-- One row: the lock that a first start takes, and what every node must agree on.
create table server_state (
    id                 smallint not null,
    keyset_fingerprint varchar(64),
    first_started_at   timestamp(6) with time zone,
    constraint server_state_pk primary key (id),
    constraint server_state_one_row check (id = 1)
);
insert into server_state (id) values (1);

-- Keys for message authentication, sealed under the master keyset.
create table mac_key (
    purpose    key_text not null,
    sealed     varchar(1000) not null,
    created_at timestamp(6) with time zone not null,
    constraint mac_key_pk primary key (purpose)
);
