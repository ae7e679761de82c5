-- What differs between databases stands as a placeholder; the constants of journal.Dialect fill it in.
-- Instants are milliseconds since 1970-01-01T00:00Z; days are dates of the panel's zone.

-- Whose database this is: one row at most.
create table bthost_installation (
  only_row int default 1 not null primary key,
  id varchar(40) not null
) ${options};

-- One row per service: what is wanted, what is remembered, and the work queue (due_at, lease, fence).
create table bthost_service (
  id varchar(64) not null primary key,
  lifecycle varchar(16),
  product varchar(64),
  paid_until date,
  customer_id varchar(64),
  customer_email varchar(254),
  customer_locale varchar(35),
  generation bigint default 0 not null,
  incarnation int default 0 not null,
  reached bigint default 0 not null,
  lifecycle_sequence bigint,
  package_sequence bigint,
  end_date_sequence bigint,
  panel varchar(64),
  user_name varchar(12),
  user_id bigint,
  user_password varchar(512),
  host_id bigint,
  host_name varchar(12),
  halted varchar(16) default 'NONE' not null,
  last_seen_end date,
  applied_product varchar(64),
  seen_state varchar(32),
  seen_end date,
  seen_drift varchar(4000),
  seen_at bigint,
  due_at bigint,
  lease_owner varchar(64),
  lease_until bigint,
  fence bigint default 0 not null
) ${options};
create index bthost_service_due on bthost_service (panel, due_at);

-- One row per intent. The event's source and id are the key that keeps a repeated event one operation.
create table bthost_operation (
  id varchar(36) not null primary key,
  service varchar(64) not null,
  event_source varchar(255) not null,
  event_id varchar(255) not null,
  verb varchar(16) not null,
  sequence_number bigint,
  product varchar(64),
  paid_until date,
  customer_id varchar(64),
  customer_email varchar(254),
  customer_locale varchar(35),
  reason varchar(255),
  status varchar(16) not null,
  generation bigint not null,
  attempts int not null,
  last_error varchar(1000),
  created_at bigint not null,
  updated_at bigint not null,
  constraint bthost_operation_event unique (event_source, event_id)
) ${options};
create index bthost_operation_service on bthost_operation (service, created_at);
create index bthost_operation_status on bthost_operation (status, updated_at);

-- Every host name that was ever given out, and what became of it.
create table bthost_name (
  name varchar(12) not null primary key,
  service varchar(64) not null,
  incarnation int not null,
  burnt int not null,
  state varchar(16) not null,
  settles_at bigint
) ${options};
create index bthost_name_service on bthost_name (service);

-- Append-only: every attempt and every call to a panel. No parameter, no secret.
create table bthost_audit (
  id ${identity},
  at bigint not null,
  service varchar(64) not null,
  fence bigint not null,
  event varchar(32) not null,
  writing boolean not null,
  http_status int not null,
  took_ms bigint not null,
  outcome varchar(32) not null,
  message varchar(1000) not null
) ${options};
create index bthost_audit_service on bthost_audit (service, id);

-- Outcomes that billing is to be told; a row stays until every listener has taken it.
create table bthost_outcome (
  id ${identity},
  operation varchar(36) not null,
  service varchar(64) not null,
  verb varchar(16) not null,
  status varchar(16) not null,
  message varchar(1000),
  at bigint not null,
  delivered_at bigint
) ${options};
create index bthost_outcome_open on bthost_outcome (delivered_at, id);
