-- The audit trail also holds what people did: event = the action, outcome = the status it led to, message = the reason.
alter table bthost_audit add column operation varchar(36);
alter table bthost_audit add column person varchar(64);
alter table bthost_audit add column from_status varchar(16);
create index bthost_audit_operation on bthost_audit (operation, id);

-- Lists of operations are paged in the order they came in.
create index bthost_operation_created on bthost_operation (created_at, id);

-- Why an operation is not at its end, or did not get there; and all that was last seen of a host.
alter table bthost_operation add column failure varchar(24);
alter table bthost_service add column seen_web varchar(8);
alter table bthost_service add column seen_site_mb int;
alter table bthost_service add column seen_database_mb int;
alter table bthost_service add column seen_flow_mb int;
alter table bthost_service add column seen_domains int;
alter table bthost_service add column seen_web_backups int;
alter table bthost_service add column seen_database_backups int;
