create sequence organization_number start with 1 increment by 50;

create table organization (
    id          uuid not null,
    number      bigint not null,
    name        varchar(200) not null,
    name_key    key_text not null,
    settings    text not null,
    operators   boolean not null,
    alias_lock  bigint default 0 not null,
    version     bigint not null,
    created_at  timestamp(6) with time zone not null,
    updated_at  timestamp(6) with time zone not null,
    constraint organization_pk primary key (id),
    constraint organization_number_unique unique (number),
    constraint organization_name_unique unique (name_key)
);
