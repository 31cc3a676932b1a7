create table dkim_key (
    id                 uuid not null,
    organization_id    uuid not null,
    domain_id          uuid not null,
    selector           key_text not null,
    algorithm          varchar(10) not null,
    state              varchar(10) not null, -- WAITING, ACTIVE, RETIRED
    active_of          uuid, -- the domain, while it is this key that signs for it
    switches           boolean not null, -- whether it signs as soon as the DNS shows it
    keep_days          integer not null, -- how long the key that it replaces is kept
    sealed_private_key varchar(10000) not null, -- PKCS#8 in PEM
    public_key         varchar(2000) not null, -- SubjectPublicKeyInfo in base64
    checked_at         timestamp(6) with time zone, -- when the DNS was last asked for it
    published_at       timestamp(6) with time zone, -- when the DNS last showed it
    retired_at         timestamp(6) with time zone,
    delete_at          timestamp(6) with time zone,
    version            bigint not null,
    created_at         timestamp(6) with time zone not null,
    updated_at         timestamp(6) with time zone not null,
    constraint dkim_key_pk primary key (id),
    constraint dkim_key_selector_unique unique (domain_id, selector),
    constraint dkim_key_active_unique unique (active_of),
    constraint dkim_key_organization_fk foreign key (organization_id) references organization (id),
    constraint dkim_key_domain_fk foreign key (domain_id) references mail_domain (id)
);
create index dkim_key_by_organization on dkim_key (organization_id);
create index dkim_key_by_switch on dkim_key (switches, id);
create index dkim_key_by_end on dkim_key (delete_at, id);
