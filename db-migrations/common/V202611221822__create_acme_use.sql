-- What has been asked of the CA, on the whole server: its limits know of no organizations, and of no deletions here.
create table acme_use (
    id       uuid not null,
    kind     varchar(10) not null, -- ORDER, SET, DOMAIN, FAILURE
    subject  key_text not null, -- all or an organization, the key of a set of hosts, a registered domain, a host
    order_id uuid not null,
    used_at  timestamp(6) with time zone not null,
    constraint acme_use_pk primary key (id)
);
create index acme_use_by_subject on acme_use (kind, subject, used_at);
create index acme_use_by_order on acme_use (order_id);
create index acme_use_by_time on acme_use (used_at, id);
