-- Null leaves a limit to the configuration. Without limits are the first codes of organizations, until one is set.
alter table api_code add column per_minute bigint;
alter table api_code add column per_day bigint;
alter table api_code add column unlimited boolean default false not null;
update api_code set unlimited = true
    where scopes like '%api-codes:grant-any%' and not exists (
        select 1 from api_code earlier
        where earlier.organization_id = api_code.organization_id and earlier.id < api_code.id);

-- What all nodes together have taken from a window of a code. No foreign key: it is written on the way of every request,
-- and housekeeping deletes it soon.
create table api_code_window (
    code_id         uuid not null,
    organization_id uuid not null,
    seconds         bigint not null,
    started_at      timestamp(6) with time zone not null,
    ends_at         timestamp(6) with time zone not null,
    used            bigint not null,
    constraint api_code_window_pk primary key (code_id, seconds, started_at)
);
create index api_code_window_by_age on api_code_window (ends_at);

-- Last use of a code, of each scope and of each secret; what is used stands in subject.
create table api_code_use (
    code_id         uuid not null,
    subject         key_text not null,
    organization_id uuid not null,
    last_used_at    timestamp(6) with time zone not null,
    last_address    varchar(64) not null,
    constraint api_code_use_pk primary key (code_id, subject),
    constraint api_code_use_code_fk foreign key (code_id) references api_code (id) on delete cascade
);
