-- What services used, in MiB: RAW = one measurement of the panel; HOUR and DAY = what was rolled up, sizes and the counter at their largest.
-- A measurement is in one row at any time. FOLD = a row that is being rolled up; never seen by another transaction.
create table bthost_usage (
  service varchar(64) not null,
  span varchar(4) not null,
  -- RAW: when it was measured; else when the span began.
  at bigint not null,
  -- RAW: when it was measured before (the first one: the same as at); else when the span ended.
  other_end bigint not null,
  site_mb int not null,
  database_mb int not null,
  -- The panel's counter of the month.
  flow_mb int not null,
  -- Traffic between the two ends.
  traffic_mb bigint not null,
  primary key (service, span, at)
) ${options};

-- Crossings of 80, 90 or 100 % that billing is to be told; a row stays until every listener has taken it.
create table bthost_notice (
  id ${identity},
  service varchar(64) not null,
  resource varchar(16) not null,
  threshold int not null,
  used_mb int not null,
  limit_mb int not null,
  at bigint not null,
  delivered_at bigint
) ${options};
create index bthost_notice_open on bthost_notice (delivered_at, id);

-- The last measurement that was taken in, when the last row was stored for one, and the thresholds (percent) that are exceeded.
alter table bthost_service add column sampled_at bigint;
alter table bthost_service add column sample_stored_at bigint;
alter table bthost_service add column used_site_mb int;
alter table bthost_service add column used_database_mb int;
alter table bthost_service add column used_flow_mb int;
alter table bthost_service add column site_alarm int default 0 not null;
alter table bthost_service add column database_alarm int default 0 not null;
alter table bthost_service add column traffic_alarm int default 0 not null;
