create sequence code_session_number start with 1 increment by 50;

-- A program that has shown an API code's secret, and a user's password perhaps, and signs its requests from then on. Names what it
-- was made from as an access token does, so that it ends with any of that. No foreign keys: a row whose code or user is gone opens
-- nothing, and goes when it would have expired.
create table code_session (
    number                  bigint not null,
    organization_id         uuid not null,
    code_id                 uuid not null,
    secret_mark             varchar(16) not null,
    code_generation         bigint not null,
    user_id                 uuid,
    password_changed_at     timestamp(6) with time zone,
    user_generation         bigint not null,
    application_password_id uuid, -- what the user has shown in place of the own password
    started_at              timestamp(6) with time zone not null,
    last_used_at            timestamp(6) with time zone not null,
    expires_at              timestamp(6) with time zone not null,
    constraint code_session_pk primary key (number)
);
create index code_session_by_code on code_session (code_id, user_id, started_at, number);
create index code_session_by_expiry on code_session (expires_at);
