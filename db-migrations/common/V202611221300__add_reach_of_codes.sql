-- Whom and what a code reaches: up to 500 ids each, separated by spaces. No users are out of reach by it, and all domains are
-- in reach, when it is empty. No foreign keys: the id of what is gone stays, or a code whose last domain went would reach all.
alter table api_code add column protected_users varchar(20000) default '' not null;
alter table api_code add column domains varchar(20000) default '' not null;
