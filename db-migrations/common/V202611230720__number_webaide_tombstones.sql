-- The number of what is gone, for dialects that know no ids. Null for what went before: nobody was told of those numbers.
alter table webaide_tombstone add column number bigint;
