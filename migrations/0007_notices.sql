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
  foreign key (tenant_id, project_id) references project,
  foreign key (tenant_id, claim_id) references claim
);
create index notice_inbox on notice (tenant_id, member_id, id desc);
create index notice_unread on notice (tenant_id, member_id, id desc) where read_at is null;
create index notice_key on notice (tenant_id, key);

-- A way out of the building. `address` and `secret` hold what lets one write there; they are wiped when the channel is removed.
create table channel (
  tenant_id uuid not null references tenant,
  id uuid not null,
  version integer not null,
  kind text not null,
  name text not null,
  address text not null,
  secret text not null default '',
  sender text not null default '',
  language text not null default 'zh-CN',
  kinds text[] not null default '{}',
  disabled_at timestamptz,
  removed_at timestamptz,
  problem text,
  problem_at timestamptz,
  sent_at timestamptz,
  primary key (tenant_id, id)
);

-- The outbox. `about` is what makes a message one: the notice where each member has an address, its key where a group reads along.
create table delivery (
  tenant_id uuid not null,
  channel_id uuid not null,
  about text not null,
  notice_id uuid not null,
  status text not null,
  attempts integer not null default 0,
  next_at timestamptz not null,
  sent_at timestamptz,
  problem text,
  primary key (tenant_id, channel_id, about),
  foreign key (tenant_id, notice_id) references notice,
  foreign key (tenant_id, channel_id) references channel
);
create index delivery_due on delivery (tenant_id, channel_id, next_at) where status = 'waiting';
create index delivery_notice on delivery (tenant_id, notice_id);
