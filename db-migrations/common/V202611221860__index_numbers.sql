-- For lists by number, the newest first.
create index mail_domain_by_number on mail_domain (organization_id, number);
create index user_account_by_domain_number on user_account (domain_id, number);
