-- Where and when a code works. 500 networks of at most 80 characters each, separated by spaces; empty is anywhere.
alter table api_code add column allowed_networks varchar(40000) default '' not null;
alter table api_code add column bound_host varchar(253);
alter table api_code add column not_before timestamp(6) with time zone;
