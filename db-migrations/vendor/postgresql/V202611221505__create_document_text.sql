-- Documents of up to a megabyte.
create domain document_text as text;
