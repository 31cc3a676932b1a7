-- Users who are there already get what new ones get: a container of each kind.
insert into webaide_owner (user_id, organization_id, change_seq, purged_seq, entries, bytes)
    select id, organization_id, 5, 0, 0, 0 from user_account;
insert into webaide (id, number, organization_id, user_id, kind, name, name_key, created_seq, changed_seq, created_at, updated_at)
    select gen_random_uuid(), nextval('webaide_number'), u.organization_id, u.id, k.kind, k.name, k.name_key, k.seq, k.seq,
            current_timestamp, current_timestamp
    from user_account u cross join (values
        ('CONTACTS', 'Contacts', 'contacts', 1),
        ('CALENDAR', 'Calendar', 'calendar', 2),
        ('TASKS', 'Tasks', 'tasks', 3),
        ('NOTES', 'Notes', 'notes', 4),
        ('LINKS', 'Links', 'links', 5)) as k (kind, name, name_key, seq);
