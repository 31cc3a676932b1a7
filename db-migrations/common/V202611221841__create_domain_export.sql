-- One archive of a domain: RUNNING, DONE or FAILED. run_id is of whoever builds it: what an earlier run still writes, of a node
-- that was taken for dead, does not count. users_protected says that protected users are in it. problem is JSON.
create table domain_export (
    id              uuid not null,
    organization_id uuid not null,
    domain_id       uuid not null,
    password_hashes boolean not null,
    dkim_keys       boolean not null,
    webaides        boolean not null,
    users_protected boolean not null,
    state           varchar(10) not null,
    run_id          uuid,
    size_bytes      bigint,
    sha256          varchar(64),
    files           bigint,
    problem         varchar(8000),
    created_by      varchar(200) not null,
    created_at      timestamp(6) with time zone not null,
    finished_at     timestamp(6) with time zone,
    expires_at      timestamp(6) with time zone,
    constraint domain_export_pk primary key (id),
    constraint domain_export_organization_fk foreign key (organization_id) references organization (id),
    constraint domain_export_domain_fk foreign key (domain_id) references mail_domain (id)
);
create index domain_export_by_domain on domain_export (domain_id, id);
create index domain_export_by_organization on domain_export (organization_id, state);
create index domain_export_by_age on domain_export (created_at);

-- Pieces of 1 MiB, so that every node serves any part of it.
create table domain_export_chunk (
    export_id       uuid not null,
    run_id          uuid not null,
    place           integer not null,
    organization_id uuid not null,
    bytes           archive_bytes not null,
    constraint domain_export_chunk_pk primary key (export_id, run_id, place),
    constraint domain_export_chunk_export_fk foreign key (export_id) references domain_export (id)
);
