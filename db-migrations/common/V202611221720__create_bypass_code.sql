create table bypass_code (
    id              uuid not null,
    organization_id uuid not null,
    user_id         uuid not null,
    sealed_code     varchar(200) not null,
    code_mac        varchar(64) not null, -- of the user's id and the code
    uses_allowed    integer not null,
    uses_remaining  integer not null,
    expires_at      timestamp(6) with time zone,
    created_at      timestamp(6) with time zone not null,
    constraint bypass_code_pk primary key (id),
    constraint bypass_code_unique unique (code_mac),
    constraint bypass_code_organization_fk foreign key (organization_id) references organization (id),
    constraint bypass_code_user_fk foreign key (user_id) references user_account (id)
);
create index bypass_code_by_user on bypass_code (user_id, id);
create index bypass_code_by_organization on bypass_code (organization_id);
create index bypass_code_by_end on bypass_code (expires_at, id);
create index bypass_code_by_uses on bypass_code (uses_remaining, id);
