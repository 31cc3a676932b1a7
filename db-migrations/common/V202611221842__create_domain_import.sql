-- One archive that was sent to become a domain: RECEIVING, RUNNING, DONE or FAILED. allowed are those scopes of the caller that
-- decide what may be in it, protected_users whom its code does not reach; between blanks. problem is JSON. domain_id is no
-- foreign key: the domain may go again.
create table domain_import (
    id               uuid not null,
    organization_id  uuid not null,
    allowed          varchar(400) not null,
    protected_users  varchar(20000) not null,
    state            varchar(10) not null,
    size_bytes       bigint not null,
    domain_name      key_text,
    domain_id        uuid,
    counts           varchar(1000),
    problem          varchar(40000),
    created_by       varchar(200) not null,
    code_id          uuid,
    created_at       timestamp(6) with time zone not null,
    finished_at      timestamp(6) with time zone,
    constraint domain_import_pk primary key (id),
    constraint domain_import_organization_fk foreign key (organization_id) references organization (id)
);
create index domain_import_by_organization on domain_import (organization_id, state);
create index domain_import_by_age on domain_import (created_at);

-- The archive in pieces of 1 MiB, until it is imported: any node may do that.
create table domain_import_chunk (
    import_id       uuid not null,
    place           integer not null,
    organization_id uuid not null,
    bytes           archive_bytes not null,
    constraint domain_import_chunk_pk primary key (import_id, place),
    constraint domain_import_chunk_import_fk foreign key (import_id) references domain_import (id)
);
