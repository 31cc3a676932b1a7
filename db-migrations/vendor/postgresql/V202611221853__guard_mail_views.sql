-- Whoever may read a view of these and nothing else shall learn nothing of the rows that it leaves out, not by errors of an
-- expression either, which PostgreSQL may else compute before the view's own conditions.
alter view mta_domain set (security_barrier = true);
alter view mta_mailbox set (security_barrier = true);
alter view mta_alias set (security_barrier = true);
alter view mta_sender_login set (security_barrier = true);
alter view mda_user set (security_barrier = true);
alter view dkim_signingtable set (security_barrier = true);
alter view dkim_keytable set (security_barrier = true);

-- Domains of senders, as mta_sender_login shows them.
create index from_address_by_shown_domain on from_address ((cast('@' || sender as key_text))) where kind = 'DOMAIN';
