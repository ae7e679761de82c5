-- Numbers of events are compared verb by verb: a termination that comes late is not stale because of a later suspension.
alter table bthost_service add column create_sequence bigint;
alter table bthost_service add column suspend_sequence bigint;
alter table bthost_service add column unsuspend_sequence bigint;
alter table bthost_service add column terminate_sequence bigint;
alter table bthost_service add column change_package_sequence bigint;
alter table bthost_service add column renew_sequence bigint;

update bthost_service set create_sequence = (select max(sequence_number) from bthost_operation
  where service = bthost_service.id and verb = 'CREATE' and generation > 0);
update bthost_service set suspend_sequence = (select max(sequence_number) from bthost_operation
  where service = bthost_service.id and verb = 'SUSPEND' and generation > 0);
update bthost_service set unsuspend_sequence = (select max(sequence_number) from bthost_operation
  where service = bthost_service.id and verb = 'UNSUSPEND' and generation > 0);
update bthost_service set terminate_sequence = (select max(sequence_number) from bthost_operation
  where service = bthost_service.id and verb = 'TERMINATE' and generation > 0);
update bthost_service set change_package_sequence = (select max(sequence_number) from bthost_operation
  where service = bthost_service.id and verb = 'CHANGE_PACKAGE' and generation > 0);
update bthost_service set renew_sequence = (select max(sequence_number) from bthost_operation
  where service = bthost_service.id and verb = 'RENEW' and generation > 0);

alter table bthost_service drop column lifecycle_sequence;
alter table bthost_service drop column package_sequence;
alter table bthost_service drop column end_date_sequence;
