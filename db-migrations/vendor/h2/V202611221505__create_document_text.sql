-- Documents of up to a megabyte. As a varchar they would stand in the pages of the table and of H2's undo log, which are
-- written as a whole: a transaction of some dozens of large ones would exhaust the heap.
set max_length_inplace_lob 16384;

create domain document_text as clob;
