-- The members of domains who have no home, with a copy of what lists of users are ordered by: users at home are read by an index
-- on their own domain, and a page of these by one here, whatever else the organization has. Goes with the membership.
create table homeless_member (
    domain_id       uuid not null,
    user_id         uuid not null,
    organization_id uuid not null,
    username_key    key_text not null,
    user_created_at timestamp(6) with time zone not null,
    constraint homeless_member_pk primary key (domain_id, user_id),
    constraint homeless_member_organization_fk foreign key (organization_id) references organization (id),
    constraint homeless_member_member_fk foreign key (domain_id, user_id)
        references domain_member (domain_id, user_id) on delete cascade
);
create index homeless_member_by_username on homeless_member (domain_id, username_key);
create index homeless_member_by_creation on homeless_member (domain_id, user_created_at, user_id);
create index homeless_member_by_user on homeless_member (user_id);
create index homeless_member_by_organization on homeless_member (organization_id);
insert into homeless_member (domain_id, user_id, organization_id, username_key, user_created_at)
    select m.domain_id, m.user_id, m.organization_id, u.username_key, u.created_at
    from domain_member m join user_account u on u.id = m.user_id
    where u.domain_id is null;
