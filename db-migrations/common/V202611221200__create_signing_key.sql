-- Key pairs that sign access tokens, sealed under the master keyset. The newest signs, the two newest count.
create table signing_key (
    id         uuid not null,
    sealed     varchar(2000) not null,
    created_at timestamp(6) with time zone not null,
    constraint signing_key_pk primary key (id)
);
