-- What an intent says beside its columns, a line each; an action's password, sealed, until it has ended; and when its call was
-- sent, so that one whose answer was lost is not sent again by itself.
alter table bthost_operation add column if not exists details varchar(2000);
alter table bthost_operation add column if not exists sealed varchar(255);
alter table bthost_operation add column if not exists sent_at bigint;

-- Whether the customer or an administrator wants the site to serve, and the FTP account that was shut: the panel hides it.
alter table bthost_service add column if not exists powered boolean default true not null;
alter table bthost_service add column if not exists shut_ftp bigint;

-- Tickets for one visit of the sign-in page: of a ticket only its digest is kept.
create table if not exists bthost_ticket (
  digest varchar(64) not null primary key,
  service varchar(64) not null,
  expires_at bigint not null
) ${options};
