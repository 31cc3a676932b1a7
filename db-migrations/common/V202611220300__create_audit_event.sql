-- Append only. No foreign keys: what it tells outlives what it tells of.
create table audit_event (
    id              uuid not null,
    organization_id uuid not null,
    at              timestamp(6) with time zone not null,
    actor_id        uuid,
    actor_name      varchar(200) not null,
    address         varchar(64),
    request_id      varchar(64),
    action          key_text not null,
    target_type     varchar(40) not null,
    target_id       uuid,
    target_name     varchar(400),
    outcome         varchar(20) not null,
    detail          varchar(1000),
    constraint audit_event_pk primary key (id)
);
create index audit_event_by_organization on audit_event (organization_id, id);
create index audit_event_by_target on audit_event (organization_id, target_id, id);
create index audit_event_by_action on audit_event (organization_id, action, id);
create index audit_event_by_age on audit_event (at);
