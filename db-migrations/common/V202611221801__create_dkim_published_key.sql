-- Keys that sign, unsealed, for mail servers that read them from here: only while gatehouse.dkim.publish is on.
create table dkim_published_key (
    key_id          uuid not null,
    organization_id uuid not null,
    domain_id       uuid not null,
    domain_name     key_text not null,
    selector        key_text not null,
    private_key     varchar(10000) not null, -- PKCS#8 in PEM
    constraint dkim_published_key_pk primary key (key_id),
    constraint dkim_published_key_key_fk foreign key (key_id) references dkim_key (id),
    constraint dkim_published_key_organization_fk foreign key (organization_id) references organization (id),
    constraint dkim_published_key_domain_fk foreign key (domain_id) references mail_domain (id)
);
create index dkim_published_key_by_organization on dkim_published_key (organization_id);
create index dkim_published_key_by_domain on dkim_published_key (domain_id);
