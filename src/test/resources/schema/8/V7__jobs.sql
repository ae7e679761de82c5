-- One row per job, or per job and panel ('' where it is not for one): whose turn it is, and what the last one found.
create table bthost_job (
  name varchar(32) not null,
  panel varchar(64) default '' not null,
  paused boolean default false not null,
  lease_owner varchar(64),
  lease_until bigint,
  fence bigint default 0 not null,
  started_at bigint,
  ended_at bigint,
  took_ms bigint,
  failed boolean default false not null,
  findings varchar(1000),
  primary key (name, panel)
) ${options};

-- Quartz's own tables, for the nodes that share a database. Names in capitals, as Quartz writes them and MariaDB tells them
-- apart. A job and a trigger for each row above are all they hold, so the primary keys are index enough, and foreign keys
-- would only add locks.
create table BTHOST_QRTZ_JOB_DETAILS (
  sched_name varchar(120) not null,
  job_name varchar(200) not null,
  job_group varchar(200) not null,
  description varchar(250),
  job_class_name varchar(250) not null,
  is_durable boolean not null,
  is_nonconcurrent boolean not null,
  is_update_data boolean not null,
  requests_recovery boolean not null,
  job_data ${bytes},
  primary key (sched_name, job_name, job_group)
) ${options};

create table BTHOST_QRTZ_TRIGGERS (
  sched_name varchar(120) not null,
  trigger_name varchar(200) not null,
  trigger_group varchar(200) not null,
  job_name varchar(200) not null,
  job_group varchar(200) not null,
  description varchar(250),
  next_fire_time bigint,
  prev_fire_time bigint,
  priority int,
  trigger_state varchar(16) not null,
  trigger_type varchar(8) not null,
  start_time bigint not null,
  end_time bigint,
  calendar_name varchar(200),
  misfire_instr smallint,
  job_data ${bytes},
  primary key (sched_name, trigger_name, trigger_group)
) ${options};

create table BTHOST_QRTZ_SIMPLE_TRIGGERS (
  sched_name varchar(120) not null,
  trigger_name varchar(200) not null,
  trigger_group varchar(200) not null,
  repeat_count bigint not null,
  repeat_interval bigint not null,
  times_triggered bigint not null,
  primary key (sched_name, trigger_name, trigger_group)
) ${options};

create table BTHOST_QRTZ_CRON_TRIGGERS (
  sched_name varchar(120) not null,
  trigger_name varchar(200) not null,
  trigger_group varchar(200) not null,
  cron_expression varchar(120) not null,
  time_zone_id varchar(80),
  primary key (sched_name, trigger_name, trigger_group)
) ${options};

create table BTHOST_QRTZ_SIMPROP_TRIGGERS (
  sched_name varchar(120) not null,
  trigger_name varchar(200) not null,
  trigger_group varchar(200) not null,
  str_prop_1 varchar(512),
  str_prop_2 varchar(512),
  str_prop_3 varchar(512),
  int_prop_1 int,
  int_prop_2 int,
  long_prop_1 bigint,
  long_prop_2 bigint,
  dec_prop_1 numeric(13, 4),
  dec_prop_2 numeric(13, 4),
  bool_prop_1 boolean,
  bool_prop_2 boolean,
  primary key (sched_name, trigger_name, trigger_group)
) ${options};

create table BTHOST_QRTZ_BLOB_TRIGGERS (
  sched_name varchar(120) not null,
  trigger_name varchar(200) not null,
  trigger_group varchar(200) not null,
  blob_data ${bytes},
  primary key (sched_name, trigger_name, trigger_group)
) ${options};

create table BTHOST_QRTZ_CALENDARS (
  sched_name varchar(120) not null,
  calendar_name varchar(200) not null,
  calendar ${bytes} not null,
  primary key (sched_name, calendar_name)
) ${options};

create table BTHOST_QRTZ_PAUSED_TRIGGER_GRPS (
  sched_name varchar(120) not null,
  trigger_group varchar(200) not null,
  primary key (sched_name, trigger_group)
) ${options};

create table BTHOST_QRTZ_FIRED_TRIGGERS (
  sched_name varchar(120) not null,
  entry_id varchar(95) not null,
  trigger_name varchar(200) not null,
  trigger_group varchar(200) not null,
  instance_name varchar(200) not null,
  fired_time bigint not null,
  sched_time bigint not null,
  priority int not null,
  state varchar(16) not null,
  job_name varchar(200),
  job_group varchar(200),
  is_nonconcurrent boolean,
  requests_recovery boolean,
  primary key (sched_name, entry_id)
) ${options};

create table BTHOST_QRTZ_SCHEDULER_STATE (
  sched_name varchar(120) not null,
  instance_name varchar(200) not null,
  last_checkin_time bigint not null,
  checkin_interval bigint not null,
  primary key (sched_name, instance_name)
) ${options};

create table BTHOST_QRTZ_LOCKS (
  sched_name varchar(120) not null,
  lock_name varchar(40) not null,
  primary key (sched_name, lock_name)
) ${options};

-- Put here, as two nodes that start at once would trip over each other's.
insert into BTHOST_QRTZ_LOCKS (sched_name, lock_name) values ('bthost', 'TRIGGER_ACCESS');
insert into BTHOST_QRTZ_LOCKS (sched_name, lock_name) values ('bthost', 'STATE_ACCESS');
