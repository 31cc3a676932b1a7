-- Keys of addresses sort as the addresses do: 4 or 6, and the address in hex.
create table ip_pool (
    id              uuid not null,
    organization_id uuid not null,
    name            varchar(200) not null,
    name_key        key_text not null,
    version         bigint not null,
    created_at      timestamp(6) with time zone not null,
    updated_at      timestamp(6) with time zone not null,
    constraint ip_pool_pk primary key (id),
    constraint ip_pool_name_unique unique (organization_id, name_key),
    constraint ip_pool_organization_fk foreign key (organization_id) references organization (id)
);

create table ip_pool_range (
    pool_id         uuid not null,
    place           integer not null,
    organization_id uuid not null,
    written         varchar(100) not null,
    first_key       key_text not null,
    last_key        key_text not null,
    constraint ip_pool_range_pk primary key (pool_id, place),
    constraint ip_pool_range_organization_fk foreign key (organization_id) references organization (id),
    constraint ip_pool_range_pool_fk foreign key (pool_id) references ip_pool (id)
);
create index ip_pool_range_by_organization on ip_pool_range (organization_id);

create table ip_allocation (
    address_key     key_text not null,
    address         key_text not null, -- canonical (RFC 5952)
    organization_id uuid not null,
    user_id         uuid not null,
    pool_id         uuid,
    created_at      timestamp(6) with time zone not null,
    constraint ip_allocation_pk primary key (address_key),
    constraint ip_allocation_address_unique unique (address),
    constraint ip_allocation_organization_fk foreign key (organization_id) references organization (id),
    constraint ip_allocation_user_fk foreign key (user_id) references user_account (id),
    constraint ip_allocation_pool_fk foreign key (pool_id) references ip_pool (id)
);
create index ip_allocation_by_user on ip_allocation (user_id, address_key);
create index ip_allocation_by_organization on ip_allocation (organization_id);
create index ip_allocation_by_pool on ip_allocation (pool_id);
