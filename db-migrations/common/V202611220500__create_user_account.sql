create sequence user_number start with 1 increment by 50;

create table user_account (
    id                  uuid not null,
    number              bigint not null,
    organization_id     uuid not null,
    username            varchar(256) not null, -- 128 characters of up to two UTF-16 units
    username_key        key_text not null,
    address             varchar(320) not null,
    address_key         key_text not null,
    mailbox             boolean not null,
    domain_id           uuid,
    status              varchar(10) not null,
    display_name        varchar(200),
    protected           boolean not null,
    password_hash       varchar(500),
    password_changed_at timestamp(6) with time zone,
    last_access_at      timestamp(6) with time zone,
    version             bigint not null,
    created_at          timestamp(6) with time zone not null,
    updated_at          timestamp(6) with time zone not null,
    constraint user_account_pk primary key (id),
    constraint user_account_number_unique unique (number),
    constraint user_account_username_unique unique (organization_id, username_key),
    constraint user_account_organization_fk foreign key (organization_id) references organization (id),
    constraint user_account_domain_fk foreign key (domain_id) references mail_domain (id),
    constraint user_account_mailbox_has_domain check (mailbox = (domain_id is not null))
);
create index user_account_by_creation on user_account (organization_id, created_at, id);
create index user_account_by_address on user_account (organization_id, address_key);
create index user_account_by_domain on user_account (domain_id, username_key);
create index user_account_by_domain_creation on user_account (domain_id, created_at, id);

create table domain_member (
    domain_id       uuid not null,
    user_id         uuid not null,
    organization_id uuid not null,
    created_at      timestamp(6) with time zone not null,
    constraint domain_member_pk primary key (domain_id, user_id),
    constraint domain_member_organization_fk foreign key (organization_id) references organization (id),
    constraint domain_member_domain_fk foreign key (domain_id) references mail_domain (id),
    constraint domain_member_user_fk foreign key (user_id) references user_account (id)
);
create index domain_member_by_user on domain_member (user_id);
create index domain_member_by_organization on domain_member (organization_id);

create table user_profile (
    user_id         uuid not null,
    organization_id uuid not null,
    content         text not null,
    version         bigint not null,
    updated_at      timestamp(6) with time zone not null,
    constraint user_profile_pk primary key (user_id),
    constraint user_profile_organization_fk foreign key (organization_id) references organization (id),
    constraint user_profile_user_fk foreign key (user_id) references user_account (id)
);
create index user_profile_by_organization on user_profile (organization_id);

create table user_preferences (
    user_id         uuid not null,
    organization_id uuid not null,
    content         text not null,
    version         bigint not null,
    updated_at      timestamp(6) with time zone not null,
    constraint user_preferences_pk primary key (user_id),
    constraint user_preferences_organization_fk foreign key (organization_id) references organization (id),
    constraint user_preferences_user_fk foreign key (user_id) references user_account (id)
);
create index user_preferences_by_organization on user_preferences (organization_id);
