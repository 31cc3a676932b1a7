create sequence alias_number start with 1 increment by 50;

create table alias (
    id              uuid not null,
    number          bigint not null,
    organization_id uuid not null,
    domain_id       uuid not null,
    address         varchar(320) not null,
    address_key     key_text not null,
    action          varchar(10) not null,
    enabled         boolean not null,
    description     varchar(500),
    version         bigint not null,
    created_at      timestamp(6) with time zone not null,
    updated_at      timestamp(6) with time zone not null,
    constraint alias_pk primary key (id),
    constraint alias_number_unique unique (number),
    constraint alias_organization_fk foreign key (organization_id) references organization (id),
    constraint alias_domain_fk foreign key (domain_id) references mail_domain (id)
);
create index alias_by_organization on alias (organization_id, address_key);
create index alias_by_domain on alias (domain_id, address_key);

create table alias_destination (
    alias_id        uuid not null,
    place           integer not null,
    organization_id uuid not null,
    address         varchar(320) not null,
    address_key     key_text not null,
    constraint alias_destination_pk primary key (alias_id, place),
    constraint alias_destination_unique unique (alias_id, address_key),
    constraint alias_destination_organization_fk foreign key (organization_id) references organization (id),
    constraint alias_destination_alias_fk foreign key (alias_id) references alias (id)
);
create index alias_destination_by_address on alias_destination (organization_id, address_key);
