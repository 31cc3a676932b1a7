-- What OpenDKIM reads; empty unless gatehouse.dkim.publish is on. It asks the first view for keys and the second for what those are.
-- It cannot sign with Ed25519 beside RSA and would take no mail of such a domain, so the first does not show these keys.
create view dkim_signingtable as
    select d.name as match, k.key_id
    from dkim_published_key k
        join dkim_key y on y.id = k.key_id
        join mail_domain d on d.id = k.domain_id
    where y.algorithm <> 'ED25519' and d.verified_at is not null and d.enabled;

create view dkim_keytable as
    select k.key_id, d.name as domain, k.selector, k.private_key
    from dkim_published_key k
        join mail_domain d on d.id = k.domain_id
    where d.verified_at is not null and d.enabled;
