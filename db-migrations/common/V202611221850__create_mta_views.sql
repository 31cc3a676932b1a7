-- What mail servers read: names and columns of these views are an interface, see docs/mail-servers.md. Only domains that are
-- verified and enabled are here. Each look-up by a whole value begins at an index.
create view mta_domain as
    select name
    from mail_domain
    where verified_at is not null and enabled;

-- The mailboxes that take mail. The directory is the user's id: whoever gets an address later starts with an empty mailbox.
create view mta_mailbox as
    select a.address, cast(u.id as varchar(36)) as maildir
    from mail_address a
        join mail_domain d on d.id = a.domain_id
        join user_account u on u.id = a.owner_id
    where a.kind = 'USER' and u.status = 'ENABLED' and d.verified_at is not null and d.enabled;

-- One row for each place that mail goes to. What somebody holds is never caught by a catch-all, so all that is held and leads
-- nowhere else leads to itself: mailboxes, where it arrives, and what refuses mail, which has no mailbox. A catch-all that
-- refuses has no row.
create view mta_alias as
    select a.address, cast(t.address as varchar(1000)) as goto
    from mail_address a
        join mail_domain d on d.id = a.domain_id
        join alias l on l.id = a.owner_id
        join alias_destination t on t.alias_id = l.id
    where a.kind = 'ALIAS' and l.enabled and l.action = 'DELIVER' and d.verified_at is not null and d.enabled
    union all
    select a.address, cast(a.address as varchar(1000))
    from mail_address a
        join mail_domain d on d.id = a.domain_id
    where a.kind = 'USER' and d.verified_at is not null and d.enabled
    union all
    select a.address, cast(a.address as varchar(1000))
    from mail_address a
        join mail_domain d on d.id = a.domain_id
        join alias l on l.id = a.owner_id
    where a.kind = 'ALIAS' and not (l.enabled and l.action = 'DELIVER') and a.address not like '@%'
        and d.verified_at is not null and d.enabled;
