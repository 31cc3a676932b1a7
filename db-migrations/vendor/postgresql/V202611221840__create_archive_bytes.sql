-- A piece of an archive, of up to a megabyte.
create domain archive_bytes as bytea;
