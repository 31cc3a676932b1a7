create sequence application_password_number start with 1 increment by 50;

create table application_password (
    id              uuid not null,
    number          bigint not null,
    organization_id uuid not null,
    user_id         uuid not null,
    name            varchar(200) not null,
    secret_hash     varchar(64) not null, -- SHA-256 of 256 random bits
    expires_at      timestamp(6) with time zone,
    last_used_at    timestamp(6) with time zone,
    created_at      timestamp(6) with time zone not null,
    constraint application_password_pk primary key (id),
    constraint application_password_number_unique unique (organization_id, number),
    constraint application_password_secret_unique unique (secret_hash),
    constraint application_password_organization_fk foreign key (organization_id) references organization (id),
    constraint application_password_user_fk foreign key (user_id) references user_account (id)
);
create index application_password_by_user on application_password (user_id, id);
create index application_password_by_end on application_password (expires_at, id);
