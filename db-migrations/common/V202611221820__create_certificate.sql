-- Certificates with their keys, from a CA or uploaded; for each set of hosts the present one.
create table certificate (
    id               uuid not null,
    organization_id  uuid not null,
    hosts_key        varchar(64) not null, -- SHA-256 of the sorted hosts
    hosts            document_text not null, -- sorted, a blank between them
    origin           varchar(10) not null, -- ACME or UPLOAD
    issuer           varchar(1000) not null,
    serial_number    varchar(64) not null,
    key_type         varchar(20) not null,
    fingerprint      varchar(64) not null, -- SHA-256 of the certificate
    spki_hash        varchar(64) not null, -- SHA-256 of its public key, as TLSA 3 1 1 has it
    not_before       timestamp(6) with time zone not null,
    not_after        timestamp(6) with time zone not null,
    trusted          boolean not null,
    chain            document_text not null, -- PEM, the host's own first
    sealed_key       document_text not null,
    renew_at         timestamp(6) with time zone, -- null: never
    stored_at        timestamp(6) with time zone not null, -- of several for a host the latest is the present one
    version          bigint not null,
    created_at       timestamp(6) with time zone not null,
    updated_at       timestamp(6) with time zone not null,
    constraint certificate_pk primary key (id),
    constraint certificate_hosts_unique unique (organization_id, hosts_key),
    constraint certificate_organization_fk foreign key (organization_id) references organization (id)
);
create index certificate_by_organization on certificate (organization_id, id);
create index certificate_by_renewal on certificate (renew_at, id);

create table certificate_host (
    certificate_id  uuid not null,
    organization_id uuid not null,
    host            key_text not null, -- may begin with *.
    domain_id       uuid not null, -- in which it lies
    constraint certificate_host_pk primary key (certificate_id, host),
    constraint certificate_host_certificate_fk foreign key (certificate_id) references certificate (id),
    constraint certificate_host_organization_fk foreign key (organization_id) references organization (id),
    constraint certificate_host_domain_fk foreign key (domain_id) references mail_domain (id)
);
create index certificate_host_by_host on certificate_host (organization_id, host);
create index certificate_host_by_domain on certificate_host (domain_id);
