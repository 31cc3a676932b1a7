-- What became of one item of a file: CREATED, UPDATED, UNCHANGED or REFUSED. entry_id says which entry it became, and is no
-- foreign key: the entry may go at any time. problem is JSON.
create table webaide_import_item (
    import_id       uuid not null,
    position        integer not null,
    organization_id uuid not null,
    outcome         varchar(10) not null,
    uid             varchar(255),
    entry_id        uuid,
    status          integer not null,
    etag            varchar(40),
    problem         varchar(8000),
    constraint webaide_import_item_pk primary key (import_id, position),
    constraint webaide_import_item_import_fk foreign key (import_id) references webaide_import (id)
);
create index webaide_import_item_by_outcome on webaide_import_item (import_id, outcome, position);
