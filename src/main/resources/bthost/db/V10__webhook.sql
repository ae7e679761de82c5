-- Messages for billing's webhook address. due_at: when to send next; of one that is DELIVERED or DEAD, when it became so.
create table if not exists bthost_webhook (
  id ${identity},
  message varchar(255) not null,
  service varchar(64) not null,
  type varchar(100) not null,
  body varchar(8000) not null,
  state varchar(16) not null,
  attempts int default 0 not null,
  since bigint not null,
  due_at bigint not null,
  last_error varchar(255),
  constraint bthost_webhook_message unique (message)
) ${options};
create index if not exists bthost_webhook_due on bthost_webhook (state, due_at);
create index if not exists bthost_webhook_service on bthost_webhook (service, state, id);
