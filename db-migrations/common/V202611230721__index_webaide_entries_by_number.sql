create index webaide_entry_by_number on webaide_entry (webaide_id, number);
