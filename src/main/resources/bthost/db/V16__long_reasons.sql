-- Where a reason of 255 characters was the longest: databases that were made by the earliest text of V5.
alter table bthost_brake ${alter} released_why ${to} varchar(500);
alter table bthost_drift ${alter} settled_why ${to} varchar(500);
