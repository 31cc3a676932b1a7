-- One file that was sent into a container. RUNNING, DONE or FAILED; a node that works on it moves beat_at, so that an import whose
-- node has died is known by its age. problem is JSON.
create table webaide_import (
    id              uuid not null,
    organization_id uuid not null,
    user_id         uuid not null,
    webaide_id      uuid not null,
    format          varchar(40) not null,
    state           varchar(10) not null,
    created_count   integer not null,
    updated_count   integer not null,
    unchanged_count integer not null,
    refused_count   integer not null,
    problem         varchar(8000),
    created_by      varchar(200) not null,
    created_at      timestamp(6) with time zone not null,
    beat_at         timestamp(6) with time zone not null,
    finished_at     timestamp(6) with time zone,
    constraint webaide_import_pk primary key (id),
    constraint webaide_import_webaide_fk foreign key (webaide_id) references webaide (id)
);
create index webaide_import_by_webaide on webaide_import (webaide_id, id);
create index webaide_import_by_user on webaide_import (user_id);
create index webaide_import_by_age on webaide_import (created_at);
create index webaide_import_by_state on webaide_import (state, beat_at);
