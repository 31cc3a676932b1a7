-- The role by which mail servers read Gatehouse's database: these seven views and nothing else. Run it once in that database, as a
-- superuser (`psql -d gatehouse -f role.sql`), then give the role a password with `\password gatehouse_mail`. May be run again.
do $$
begin
    if not exists (select from pg_roles where rolname = 'gatehouse_mail') then
        create role gatehouse_mail;
    end if;
    execute format('grant connect on database %I to gatehouse_mail', current_database());
end
$$;

alter role gatehouse_mail with login nosuperuser nocreatedb nocreaterole noinherit noreplication nobypassrls;
alter role gatehouse_mail set default_transaction_read_only = on;
alter role gatehouse_mail set statement_timeout = '10s';

revoke all on all tables in schema public from gatehouse_mail;
grant usage on schema public to gatehouse_mail;
grant select on
    mta_domain, mta_mailbox, mta_alias, mta_sender_login, mda_user, dkim_signingtable, dkim_keytable
    to gatehouse_mail;
