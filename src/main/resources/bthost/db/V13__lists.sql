-- What lists are narrowed by, where few rows of many are meant.
create index if not exists bthost_service_customer on bthost_service (customer_id, id);
create index if not exists bthost_audit_person on bthost_audit (person, id);
create index if not exists bthost_drift_service on bthost_drift (service);
