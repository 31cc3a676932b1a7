-- Until when deletions may have been forgotten, beside the number up to which: they were kept for 90 days at least.
alter table webaide_owner add column purged_at timestamp(6) with time zone;
update webaide_owner set purged_at = current_timestamp - interval '90' day where purged_seq > 0;
