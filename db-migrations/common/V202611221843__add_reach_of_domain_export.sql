-- Users out of the reach of the code that had the archive made, between blanks: none of them is in it. fetched_by is the code that
-- has fetched it last.
alter table domain_export add column unreachable varchar(20000) default '' not null;
alter table domain_export add column fetched_by uuid;
