-- The auditor's list goes by time.
create index audit_record_by_time on audit_record (recorded_at, chain, sequence);
