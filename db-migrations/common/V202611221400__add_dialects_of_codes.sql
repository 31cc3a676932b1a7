-- The doors that a code opens, and what they need beside the hash of a secret: the secret itself, sealed, or in its place a
-- login and the hash of its password.
alter table api_code add column dialects varchar(60) default 'v1' not null;
alter table api_code alter column secret_hash drop not null;
alter table api_code add column sealed_secret varchar(500);
alter table api_code add column previous_sealed_secret varchar(500);
alter table api_code add column login varchar(256);
alter table api_code add column login_key key_text;
alter table api_code add column user_id uuid;
alter table api_code add column password_hash varchar(300);
alter table api_code add column previous_password_hash varchar(300);
alter table api_code add constraint api_code_login_unique unique (login_key);
alter table api_code add constraint api_code_user_fk foreign key (user_id) references user_account (id);
alter table api_code add constraint api_code_key_check check (secret_hash is not null or password_hash is not null);
create index api_code_by_user on api_code (user_id);
