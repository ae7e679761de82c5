-- Letters to customers, as they were written when their news came about. HANDED: billing sends it.
create table if not exists bthost_letter (
  id ${identity},
  message varchar(255) not null,
  service varchar(64) not null,
  kind varchar(16) not null,
  recipient varchar(254),
  locale varchar(35) not null,
  subject varchar(255) not null,
  body varchar(4000) not null,
  sender varchar(16) not null,
  state varchar(16) not null,
  attempts int default 0 not null,
  since bigint not null,
  due_at bigint not null,
  last_error varchar(255),
  constraint bthost_letter_message unique (message)
) ${options};
create index if not exists bthost_letter_due on bthost_letter (state, due_at);
create index if not exists bthost_letter_service on bthost_letter (service, state, id);
