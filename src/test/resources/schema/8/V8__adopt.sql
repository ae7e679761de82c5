-- The whole name of the site of a host that was not built by us; host_name is empty then.
alter table bthost_service add column adopted_site varchar(255);
