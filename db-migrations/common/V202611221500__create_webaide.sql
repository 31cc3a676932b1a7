create sequence webaide_number start with 1 increment by 500;

-- One row per user: the counter that numbers every change, what the user has, and up to which number deletions are forgotten.
-- Who writes to the user's containers or entries updates it first, so that numbers are committed in their order.
create table webaide_owner (
    user_id         uuid not null,
    organization_id uuid not null,
    change_seq      bigint not null,
    purged_seq      bigint not null,
    entries         bigint not null,
    bytes           bigint not null,
    constraint webaide_owner_pk primary key (user_id),
    constraint webaide_owner_user_fk foreign key (user_id) references user_account (id),
    constraint webaide_owner_organization_fk foreign key (organization_id) references organization (id)
);
create index webaide_owner_by_organization on webaide_owner (organization_id);

-- changed_seq is its version too.
create table webaide (
    id              uuid not null,
    number          bigint not null,
    organization_id uuid not null,
    user_id         uuid not null,
    kind            varchar(10) not null,
    name            varchar(200) not null,
    name_key        key_text not null,
    description     varchar(500),
    color           varchar(7),
    time_zone       varchar(64),
    created_seq     bigint not null,
    changed_seq     bigint not null,
    created_at      timestamp(6) with time zone not null,
    updated_at      timestamp(6) with time zone not null,
    constraint webaide_pk primary key (id),
    constraint webaide_number_unique unique (number),
    constraint webaide_name_unique unique (user_id, kind, name_key),
    constraint webaide_owner_fk foreign key (user_id) references webaide_owner (user_id)
);
