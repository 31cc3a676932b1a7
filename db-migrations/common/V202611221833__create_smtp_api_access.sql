-- How often users may call the AuthSMTP interface, and when they last did. Who may at all is said by their API codes.
create table smtp_api_access (
    user_id         uuid not null,
    organization_id uuid not null,
    call_interval   integer not null, -- seconds
    last_call_at    timestamp(6) with time zone,
    constraint smtp_api_access_pk primary key (user_id),
    constraint smtp_api_access_organization_fk foreign key (organization_id) references organization (id),
    constraint smtp_api_access_user_fk foreign key (user_id) references user_account (id)
);
create index smtp_api_access_by_organization on smtp_api_access (organization_id);
