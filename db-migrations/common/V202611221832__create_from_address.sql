-- What users may send as beside their own addresses: addresses (local@domain) and whole domains, both in lower case.
create table from_address (
    user_id         uuid not null,
    sender          key_text not null,
    kind            varchar(10) not null, -- ADDRESS or DOMAIN
    organization_id uuid not null,
    created_at      timestamp(6) with time zone not null,
    constraint from_address_pk primary key (user_id, sender),
    constraint from_address_organization_fk foreign key (organization_id) references organization (id),
    constraint from_address_user_fk foreign key (user_id) references user_account (id)
);
create index from_address_by_sender on from_address (sender);
create index from_address_by_organization on from_address (organization_id);
