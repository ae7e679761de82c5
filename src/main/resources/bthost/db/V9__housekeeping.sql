-- When and why a name was given up, and what a person said about what may be left over of it.
alter table bthost_name add column if not exists burnt_at bigint;
alter table bthost_name add column if not exists burnt_why varchar(1000);
alter table bthost_name add column if not exists settled_by varchar(64);
alter table bthost_name add column if not exists settled_why varchar(500);
alter table bthost_name add column if not exists settled_at bigint;
create index if not exists bthost_name_state on bthost_name (state, burnt_at);

-- The module's own operations are dropped by age.
create index if not exists bthost_operation_verb on bthost_operation (verb, updated_at);

-- Of names that were burnt before, the audit trail tells: "name k3x… was burnt: did not appear until …".
update bthost_name set burnt_at = (select max(a.at) from bthost_audit a
  where a.service = bthost_name.service and a.event = 'burn' and a.outcome = bthost_name.name) where state = 'BURNT' and burnt_at is null;
update bthost_name set burnt_why = (select max(substring(a.message, 30)) from bthost_audit a
  where a.service = bthost_name.service and a.event = 'burn' and a.outcome = bthost_name.name) where state = 'BURNT' and burnt_why is null;
