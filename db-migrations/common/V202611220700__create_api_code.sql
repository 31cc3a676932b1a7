create table api_code (
    id                   uuid not null,
    organization_id      uuid not null,
    name                 varchar(200) not null,
    enabled              boolean not null,
    mode                 varchar(20) not null,
    scopes               text not null,
    expires_at           timestamp(6) with time zone,
    secret_hash          key_text not null,
    previous_secret_hash key_text,
    previous_until       timestamp(6) with time zone,
    version              bigint not null,
    created_at           timestamp(6) with time zone not null,
    updated_at           timestamp(6) with time zone not null,
    constraint api_code_pk primary key (id),
    constraint api_code_secret_unique unique (secret_hash),
    constraint api_code_previous_secret_unique unique (previous_secret_hash),
    constraint api_code_organization_fk foreign key (organization_id) references organization (id)
);
create index api_code_by_organization on api_code (organization_id, id);
