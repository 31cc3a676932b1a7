create sequence domain_number start with 1 increment by 50;

create table mail_domain (
    id              uuid not null,
    number          bigint not null,
    organization_id uuid not null,
    name            key_text not null,
    description     varchar(500),
    enabled         boolean not null,
    verified_at     timestamp(6) with time zone,
    users_count     bigint default 0 not null,
    max_users       bigint,
    version         bigint not null,
    created_at      timestamp(6) with time zone not null,
    updated_at      timestamp(6) with time zone not null,
    constraint mail_domain_pk primary key (id),
    constraint mail_domain_number_unique unique (number),
    constraint mail_domain_name_unique unique (name),
    constraint mail_domain_organization_fk foreign key (organization_id) references organization (id)
);
create index mail_domain_by_organization on mail_domain (organization_id, name);

-- Every address that this server delivers for, once: whoever holds the row holds the address.
create table mail_address (
    address         key_text not null,
    organization_id uuid not null,
    domain_id       uuid not null,
    kind            varchar(10) not null,
    owner_id        uuid not null,
    constraint mail_address_pk primary key (address),
    constraint mail_address_organization_fk foreign key (organization_id) references organization (id),
    constraint mail_address_domain_fk foreign key (domain_id) references mail_domain (id)
);
create index mail_address_by_organization on mail_address (organization_id);
create index mail_address_by_domain on mail_address (domain_id);
create index mail_address_by_owner on mail_address (owner_id);
