create table organization_second_factor (
    organization_id uuid not null,
    required        varchar(10) not null,
    kinds           varchar(60) not null,
    version         bigint not null,
    updated_at      timestamp(6) with time zone not null,
    constraint organization_second_factor_pk primary key (organization_id),
    constraint organization_second_factor_organization_fk foreign key (organization_id) references organization (id)
);

create table domain_second_factor (
    domain_id                  uuid not null,
    organization_id            uuid not null,
    max_allowed_retries        integer not null,
    request_timeout            integer not null, -- seconds
    activation_code_expiration integer not null, -- days
    request_polling_enabled    boolean not null,
    bypass_enabled             boolean not null,
    hardware_enabled           boolean not null,
    version                    bigint not null,
    updated_at                 timestamp(6) with time zone not null,
    constraint domain_second_factor_pk primary key (domain_id),
    constraint domain_second_factor_organization_fk foreign key (organization_id) references organization (id),
    constraint domain_second_factor_domain_fk foreign key (domain_id) references mail_domain (id)
);
create index domain_second_factor_by_organization on domain_second_factor (organization_id);

create table domain_icon (
    domain_id       uuid not null,
    organization_id uuid not null,
    content         text not null, -- PNG in base64
    version         bigint not null,
    updated_at      timestamp(6) with time zone not null,
    constraint domain_icon_pk primary key (domain_id),
    constraint domain_icon_organization_fk foreign key (organization_id) references organization (id),
    constraint domain_icon_domain_fk foreign key (domain_id) references mail_domain (id)
);
create index domain_icon_by_organization on domain_icon (organization_id);
