-- What is gone, for the deltas: ENTRY was deleted, MOVED is in another container of the user now, WEBAIDE is a container that was
-- deleted, with its own id as that of the entry. No foreign key to the container: the last kind outlives it.
create table webaide_tombstone (
    user_id         uuid not null,
    entry_id        uuid not null,
    webaide_id      uuid not null,
    organization_id uuid not null,
    kind            varchar(10) not null,
    what            varchar(10) not null,
    uid             key_text,
    deleted_seq     bigint not null,
    deleted_at      timestamp(6) with time zone not null,
    constraint webaide_tombstone_pk primary key (user_id, entry_id, webaide_id),
    constraint webaide_tombstone_owner_fk foreign key (user_id) references webaide_owner (user_id)
);
create index webaide_tombstone_by_change on webaide_tombstone (webaide_id, deleted_seq);
create index webaide_tombstone_by_user_change on webaide_tombstone (user_id, deleted_seq);
create index webaide_tombstone_by_age on webaide_tombstone (deleted_at);
