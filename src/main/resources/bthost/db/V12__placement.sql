-- One row per panel, held while a service is placed there: so no two transactions count the same room. placings makes one that is
-- isolated from the other's count begin anew.
create table if not exists bthost_room (
  panel varchar(64) not null primary key,
  placings bigint default 0 not null
) ${options};

-- Where the service lives or, before its present incarnation, lived: it goes back there if it can.
alter table bthost_service add column if not exists home_panel varchar(64);

-- The product, and the options of its order, that room is reserved for, while a change of package is allowed and not carried out yet.
alter table bthost_service add column if not exists room_product varchar(64);
alter table bthost_service add column if not exists room_options varchar(500);
