-- The user whose access token it was; null when a code acted by itself.
alter table audit_event add column user_id uuid;
