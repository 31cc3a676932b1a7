-- Who may send as what: users as the address of their mailbox and as what they were given (from_address), of which a domain
-- stands here as @domain. Nothing that lies in a domain of another organization on this server, or in one that is not
-- verified, whatever was given. To receive by an alias is no right to send as it.
create view mta_sender_login as
    select a.address, a.address as login
    from mail_address a
        join mail_domain d on d.id = a.domain_id
        join user_account u on u.id = a.owner_id
    where a.kind = 'USER' and u.status = 'ENABLED' and d.verified_at is not null and d.enabled
    union all
    select f.sender, u.address_key
    from from_address f
        join user_account u on u.id = f.user_id
        join mail_domain h on h.id = u.domain_id
        left join mail_domain d on d.name = substring(f.sender from position('@' in f.sender) + 1)
    where f.kind = 'ADDRESS' and f.sender <> u.address_key and u.status = 'ENABLED' and h.verified_at is not null and h.enabled
        and (d.id is null or (d.organization_id = f.organization_id and d.verified_at is not null and d.enabled))
    union all
    select cast('@' || f.sender as key_text), u.address_key
    from from_address f
        join user_account u on u.id = f.user_id
        join mail_domain h on h.id = u.domain_id
        left join mail_domain d on d.name = f.sender
    where f.kind = 'DOMAIN' and u.status = 'ENABLED' and h.verified_at is not null and h.enabled
        and (d.id is null or (d.organization_id = f.organization_id and d.verified_at is not null and d.enabled));

-- Who logs in, and by which hash, with the prefix that Dovecot knows it by. Quota: null is none.
create view mda_user as
    select
        a.address as username,
        case
            when u.password_hash like '$argon2id$%' then '{ARGON2ID}'
            when u.password_hash like '$argon2i$%' then '{ARGON2I}'
            when u.password_hash like '$2%' then '{BLF-CRYPT}'
            when u.password_hash like '$6$%' then '{SHA512-CRYPT}'
            when u.password_hash like '$1$%' then '{MD5-CRYPT}'
        end || u.password_hash as password,
        q.mailbox_bytes as quota_bytes,
        u.status = 'ENABLED' and d.enabled as active
    from mail_address a
        join mail_domain d on d.id = a.domain_id
        join user_account u on u.id = a.owner_id
        left join user_quota q on q.user_id = u.id
    where a.kind = 'USER' and d.verified_at is not null;
