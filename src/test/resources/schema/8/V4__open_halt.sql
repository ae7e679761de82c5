-- Until when a stop or lock that was never answered may still be carried out by the panel (ms since 1970).
alter table bthost_service add column halt_open_until bigint;
