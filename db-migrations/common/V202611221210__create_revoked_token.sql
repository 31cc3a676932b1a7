-- Access tokens that were revoked one by one; each row goes once its token would have expired.
create table revoked_token (
    organization_id uuid not null,
    jti             uuid not null,
    expires_at      timestamp(6) with time zone not null,
    constraint revoked_token_pk primary key (organization_id, jti)
);
create index revoked_token_by_expiry on revoked_token (expires_at);

-- A token carries the generations of its code and user. Raising one ends all tokens of the generations before.
alter table api_code add column token_generation bigint default 0 not null;
alter table user_account add column token_generation bigint default 0 not null;
