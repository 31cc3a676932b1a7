-- A piece of an archive, of up to a megabyte; out of line, as documents are.
create domain archive_bytes as binary large object;
