create table hardware_token (
    id              uuid not null,
    organization_id uuid not null,
    alias           varchar(100) not null,
    serial_number   varchar(64) not null,
    serial_key      key_text not null,
    type            varchar(4) not null, -- TOTP or HOTP
    digits          integer not null,
    time_step       integer, -- seconds; null for HOTP
    algorithm       varchar(10) not null,
    sealed_seed     varchar(400) not null,
    moving_factor   bigint not null, -- the last accepted step (RFC 6238), or the next counter (RFC 4226)
    drift           integer not null, -- steps by which its clock is ahead
    failures        integer not null,
    revoked         boolean not null,
    last_used_at    timestamp(6) with time zone,
    user_id         uuid,
    version         bigint not null,
    created_at      timestamp(6) with time zone not null,
    updated_at      timestamp(6) with time zone not null,
    constraint hardware_token_pk primary key (id),
    constraint hardware_token_serial_unique unique (organization_id, serial_key),
    constraint hardware_token_user_unique unique (user_id),
    constraint hardware_token_organization_fk foreign key (organization_id) references organization (id),
    constraint hardware_token_user_fk foreign key (user_id) references user_account (id)
);

create table otp_secret (
    user_id         uuid not null,
    organization_id uuid not null,
    digits          integer not null,
    time_step       integer not null,
    algorithm       varchar(10) not null,
    sealed_secret   varchar(400) not null,
    confirmed_at    timestamp(6) with time zone,
    moving_factor   bigint not null,
    drift           integer not null,
    failures        integer not null,
    revoked         boolean not null,
    created_at      timestamp(6) with time zone not null,
    constraint otp_secret_pk primary key (user_id),
    constraint otp_secret_organization_fk foreign key (organization_id) references organization (id),
    constraint otp_secret_user_fk foreign key (user_id) references user_account (id)
);
create index otp_secret_by_organization on otp_secret (organization_id);
