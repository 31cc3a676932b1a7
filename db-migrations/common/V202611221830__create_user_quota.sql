-- How much users may send and keep. No row and null mean: no limit, or what is built in.
create table user_quota (
    user_id              uuid not null,
    organization_id      uuid not null,
    messages_limit       bigint,
    bytes_limit          bigint,
    message_bytes_limit  bigint,
    mailbox_bytes        bigint,
    from_addresses_limit integer,
    period_day           smallint, -- of the month; null: the day on which the account was made
    version              bigint not null,
    updated_at           timestamp(6) with time zone not null,
    constraint user_quota_pk primary key (user_id),
    constraint user_quota_organization_fk foreign key (organization_id) references organization (id),
    constraint user_quota_user_fk foreign key (user_id) references user_account (id)
);
create index user_quota_by_organization on user_quota (organization_id);

-- What users have sent since the period began in which they last sent something.
create table user_usage (
    user_id         uuid not null,
    organization_id uuid not null,
    period_start    timestamp(6) with time zone not null,
    messages        bigint not null,
    bytes           bigint not null,
    messages_notice smallint not null, -- the highest mark of which there has been a notice in this period, in percent
    bytes_notice    smallint not null,
    updated_at      timestamp(6) with time zone not null,
    constraint user_usage_pk primary key (user_id),
    constraint user_usage_organization_fk foreign key (organization_id) references organization (id),
    constraint user_usage_user_fk foreign key (user_id) references user_account (id)
);
create index user_usage_by_organization on user_usage (organization_id);

-- Periods that are over, of those in which something was sent.
create table user_usage_period (
    user_id         uuid not null,
    period_start    timestamp(6) with time zone not null,
    period_end      timestamp(6) with time zone not null,
    organization_id uuid not null,
    messages        bigint not null,
    bytes           bigint not null,
    messages_limit  bigint,
    bytes_limit     bigint,
    constraint user_usage_period_pk primary key (user_id, period_start),
    constraint user_usage_period_organization_fk foreign key (organization_id) references organization (id),
    constraint user_usage_period_user_fk foreign key (user_id) references user_account (id)
);
create index user_usage_period_by_organization on user_usage_period (organization_id);
