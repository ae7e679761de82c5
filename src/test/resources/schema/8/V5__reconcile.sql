-- What audits of whole panels need and find.
alter table bthost_service add column checked_at bigint default 0 not null;
create index bthost_service_host on bthost_service (panel, host_id);
create index bthost_service_checked on bthost_service (panel, checked_at);

-- Where a brake is on: of repairs alone, or of everything, until a person releases it.
create table bthost_brake (
  panel varchar(64) not null primary key,
  reach varchar(16) not null,
  why varchar(1000) not null,
  since bigint not null,
  released_until bigint,
  released_by varchar(255),
  released_why varchar(255)
) ${options};

-- How hosts differ from what is wanted, as last found; the subject is a service's id, or "host 17".
create table bthost_drift (
  panel varchar(64) not null,
  kind varchar(32) not null,
  subject varchar(64) not null,
  finder varchar(8) not null,
  service varchar(64),
  host_id bigint,
  site varchar(255) not null,
  what varchar(1000) not null,
  calls varchar(255) not null,
  first_seen bigint not null,
  last_seen bigint not null,
  settled_by varchar(255),
  settled_why varchar(255),
  settled_at bigint,
  constraint bthost_drift_key primary key (panel, kind, subject, finder)
) ${options};
