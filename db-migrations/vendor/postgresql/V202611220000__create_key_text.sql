-- Text that is compared and sorted byte by byte; the application has normalised it before.
create domain key_text as varchar(1000) collate "C";
