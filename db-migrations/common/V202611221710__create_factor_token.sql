create table factor_token (
    id              uuid not null,
    organization_id uuid not null,
    domain_id       uuid not null,
    user_id         uuid not null,
    state           varchar(10) not null,
    sealed_code     varchar(200),
    code_mac        varchar(64),
    code_expires_at timestamp(6) with time zone,
    public_key      varchar(1000), -- a JWK
    device_name     varchar(100),
    activated_at    timestamp(6) with time zone,
    revoked_by      varchar(10),
    failures        integer not null,
    created_at      timestamp(6) with time zone not null,
    constraint factor_token_pk primary key (id),
    constraint factor_token_member_unique unique (domain_id, user_id),
    constraint factor_token_code_unique unique (code_mac),
    constraint factor_token_organization_fk foreign key (organization_id) references organization (id),
    constraint factor_token_domain_fk foreign key (domain_id) references mail_domain (id),
    constraint factor_token_user_fk foreign key (user_id) references user_account (id)
);
create index factor_token_by_user on factor_token (user_id);
create index factor_token_by_organization on factor_token (organization_id);
create index factor_token_by_end on factor_token (code_expires_at, id);
