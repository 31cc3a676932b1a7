create table factor_session (
    id              uuid not null,
    organization_id uuid not null,
    domain_id       uuid not null,
    user_id         uuid not null,
    token_id        uuid, -- whose device is asked; null when a code decided
    state           varchar(10) not null,
    reason          varchar(20),
    attributes      text not null, -- JSON
    ip_address      varchar(45),
    match_number    integer not null,
    created_at      timestamp(6) with time zone not null,
    expires_at      timestamp(6) with time zone not null,
    ended_at        timestamp(6) with time zone,
    used_at         timestamp(6) with time zone, -- when an access token was made of it
    constraint factor_session_pk primary key (id),
    constraint factor_session_organization_fk foreign key (organization_id) references organization (id),
    constraint factor_session_domain_fk foreign key (domain_id) references mail_domain (id),
    constraint factor_session_user_fk foreign key (user_id) references user_account (id)
);
create index factor_session_by_token on factor_session (token_id, state, expires_at);
create index factor_session_by_user on factor_session (user_id, state, expires_at);
create index factor_session_by_domain on factor_session (domain_id);
create index factor_session_by_organization on factor_session (organization_id);
create index factor_session_by_end on factor_session (expires_at, id);
