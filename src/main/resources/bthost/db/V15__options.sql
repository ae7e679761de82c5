-- What an order has of its own beside its product's limits, a line each: as it is wanted, and as it was last confirmed.
alter table bthost_service add column if not exists package_options varchar(500);
alter table bthost_service add column if not exists applied_options varchar(500);
