-- Text that is compared and sorted by code unit; the application has normalised it before.
create domain key_text as varchar(1000);
