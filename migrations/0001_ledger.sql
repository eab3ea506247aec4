-- The ledger: one stream a record, one event a write. `stream` holds the head, which is also the lock and the version of the record.
create table stream (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null,
  seq integer not null,
  hash text not null,
  primary key (tenant_id, id)
);

create table event (
  tenant_id uuid not null,
  stream_id uuid not null,
  seq integer not null,
  kind text not null,
  actor_id uuid,
  at timestamptz not null,
  changes jsonb not null,
  note text,
  hash text not null,
  primary key (tenant_id, stream_id, seq)
);
create index event_at on event (tenant_id, at desc);
