-- The key by which this server is known at a CA; made again when the CA has lost the account.
create table acme_account (
    id            uuid not null,
    directory_key varchar(64) not null, -- SHA-256 of the directory's URL and the external account
    directory     varchar(1000) not null,
    account_url   varchar(1000),
    sealed_key    varchar(4000) not null,
    created_at    timestamp(6) with time zone not null,
    constraint acme_account_pk primary key (id),
    constraint acme_account_directory_unique unique (directory_key)
);

create table certificate_order (
    id              uuid not null,
    organization_id uuid not null,
    hosts_key       varchar(64) not null,
    state           varchar(10) not null, -- PENDING, PROCESSING, VALID, FAILED
    key_type        varchar(20) not null,
    all_hosts       boolean not null, -- nothing less than a certificate for all of them
    renew           boolean not null,
    renewal_of      uuid, -- the certificate that it renews
    certificate_id  uuid, -- what came of it
    order_url       varchar(1000), -- at the CA, once it knows of it
    sealed_key      document_text, -- of the certificate to come
    restarts        integer not null,
    problem         varchar(4000), -- JSON
    created_at      timestamp(6) with time zone not null,
    updated_at      timestamp(6) with time zone not null,
    finished_at     timestamp(6) with time zone,
    constraint certificate_order_pk primary key (id),
    constraint certificate_order_organization_fk foreign key (organization_id) references organization (id)
);
create index certificate_order_by_organization on certificate_order (organization_id, id);
create index certificate_order_by_renewal on certificate_order (renewal_of);
create index certificate_order_by_hosts on certificate_order (organization_id, state, hosts_key);
create index certificate_order_by_end on certificate_order (finished_at, id);

create table certificate_order_host (
    order_id        uuid not null,
    organization_id uuid not null,
    host            key_text not null,
    domain_id       uuid not null,
    state           varchar(10) not null, -- PENDING, PROVEN, FAILED
    problem         varchar(2000), -- why not, in the CA's words
    proof_url       varchar(1000), -- of its authorization at the CA, once that has said its last word
    constraint certificate_order_host_pk primary key (order_id, host),
    constraint certificate_order_host_order_fk foreign key (order_id) references certificate_order (id),
    constraint certificate_order_host_organization_fk foreign key (organization_id) references organization (id),
    constraint certificate_order_host_domain_fk foreign key (domain_id) references mail_domain (id)
);
create index certificate_order_host_by_organization on certificate_order_host (organization_id);
create index certificate_order_host_by_domain on certificate_order_host (domain_id);

-- What any node answers at /.well-known/acme-challenge/.
create table acme_challenge (
    token             key_text not null,
    organization_id   uuid not null,
    order_id          uuid not null,
    key_authorization varchar(500) not null,
    expires_at        timestamp(6) with time zone not null,
    constraint acme_challenge_pk primary key (token),
    constraint acme_challenge_organization_fk foreign key (organization_id) references organization (id),
    constraint acme_challenge_order_fk foreign key (order_id) references certificate_order (id)
);
create index acme_challenge_by_organization on acme_challenge (organization_id);
create index acme_challenge_by_order on acme_challenge (order_id);
