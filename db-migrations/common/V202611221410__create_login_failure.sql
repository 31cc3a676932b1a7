-- Attempts without success at the logins of users and of codes, known logins or not, by an HMAC of the login and the network
-- they came from. Housekeeping deletes them soon.
create table login_failure (
    login_mac key_text not null,
    network    varchar(64) not null,
    failures   bigint not null,
    last_at    timestamp(6) with time zone not null,
    constraint login_failure_pk primary key (login_mac, network)
);
create index login_failure_by_age on login_failure (last_at);
