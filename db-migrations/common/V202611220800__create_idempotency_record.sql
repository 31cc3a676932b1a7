-- What a POST with an Idempotency-Key answered, kept for 24 hours. The answer is sealed: it may hold a new secret.
create table idempotency_record (
    principal       key_text not null,
    operation       key_text not null,
    idempotency_key key_text not null,
    organization_id uuid not null,
    fingerprint     varchar(64) not null,
    sealed_view     text,
    created_at      timestamp(6) with time zone not null,
    constraint idempotency_record_pk primary key (principal, operation, idempotency_key)
);
create index idempotency_record_by_organization on idempotency_record (organization_id);
create index idempotency_record_by_age on idempotency_record (created_at);
