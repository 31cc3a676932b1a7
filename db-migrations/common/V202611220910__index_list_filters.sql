-- What lists are filtered by. The application folds the case of names; for rows that are there the database does what it can.
alter table user_account add column display_name_key key_text;
update user_account set display_name_key = lower(display_name) where display_name is not null;
create index user_account_by_change on user_account (organization_id, updated_at);
create index audit_event_by_actor on audit_event (organization_id, actor_id, id);
