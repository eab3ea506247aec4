-- `key` says what the notice is about, so that a sweep after any downtime neither loses nor repeats one.
create table notice (
  tenant_id uuid not null references tenant,
  id uuid not null,
  member_id uuid not null,
  key text not null,
  kind text not null,
  project_id uuid,
  claim_id uuid,
  data jsonb not null,
  created_at timestamptz not null,
  read_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, member_id, key),
  foreign key (tenant_id, member_id) references member,
  foreign key (tenant_id, project_id) references project
);
create index notice_inbox on notice (tenant_id, member_id, created_at desc, id);

create table channel (
  tenant_id uuid not null references tenant,
  id uuid not null,
  kind text not null,
  name text not null,
  address text not null,
  kinds text[] not null default '{}',
  disabled_at timestamptz,
  version integer not null,
  primary key (tenant_id, id)
);

create table delivery (
  tenant_id uuid not null,
  notice_id uuid not null,
  channel_id uuid not null,
  status text not null,
  attempts integer not null default 0,
  next_at timestamptz,
  problem text,
  primary key (tenant_id, notice_id, channel_id),
  foreign key (tenant_id, notice_id) references notice,
  foreign key (tenant_id, channel_id) references channel
);
create index delivery_due on delivery (next_at) where status = 'waiting';
