create sequence webaide_entry_number start with 1 increment by 500;

-- changed_seq is the version too: the user's counter never gives a number twice. first_seq is when the user got the entry,
-- created_seq when this container did. The user is part of the key, so that an id of a client's choice meets no stranger's.
-- Lists in text columns stand between line feeds. sort_at is when it starts or is due, and the end of time for all else.
create table webaide_entry (
    user_id         uuid not null,
    id              uuid not null,
    number          bigint not null,
    organization_id uuid not null,
    webaide_id      uuid not null,
    kind            varchar(10) not null,
    uid             key_text not null,
    content         document_text not null,
    bytes           bigint not null,
    title_key       key_text not null,
    text_key        varchar(4000),
    categories      varchar(2000),
    emails          varchar(2000),
    phones          varchar(2000),
    status          varchar(255),
    starts_at       timestamp(6) with time zone,
    ends_at         timestamp(6) with time zone,
    due_at          timestamp(6) with time zone,
    sort_at         timestamp(6) with time zone not null,
    first_seq       bigint not null,
    created_seq     bigint not null,
    changed_seq     bigint not null,
    created_at      timestamp(6) with time zone not null,
    created_by      varchar(200) not null,
    updated_at      timestamp(6) with time zone not null,
    constraint webaide_entry_pk primary key (user_id, id),
    constraint webaide_entry_number_unique unique (number),
    constraint webaide_entry_uid_unique unique (webaide_id, uid),
    constraint webaide_entry_webaide_fk foreign key (webaide_id) references webaide (id)
);
create index webaide_entry_by_change on webaide_entry (webaide_id, changed_seq);
create index webaide_entry_by_user_change on webaide_entry (user_id, changed_seq);
create index webaide_entry_by_title on webaide_entry (webaide_id, title_key, id);
create index webaide_entry_by_time on webaide_entry (webaide_id, sort_at, id);
