-- When the scopes of a code were last added to: from then on it counts as unused what is not used.
alter table api_code add column scopes_since timestamp(6) with time zone;
update api_code set scopes_since = created_at;
alter table api_code alter column scopes_since set not null;
