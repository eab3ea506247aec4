-- A saved view may also be a combined report: the same name, owner, sharing and history.
alter table saved_view add subject text not null default 'projects';

-- When a saved report is made by itself, and who finds it in the inbox. `next_at` is null once it has stopped, with the reason why.
create table report_schedule (
  tenant_id uuid not null references tenant,
  id uuid not null,
  version integer not null,
  view_id uuid not null,
  owner_id uuid not null,
  every text not null,
  day integer not null,
  hour integer not null,
  members uuid[] not null,
  roles text[] not null,
  next_at timestamptz,
  stopped_because text,
  removed_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, view_id) references saved_view,
  foreign key (tenant_id, owner_id) references member
);
create index report_schedule_due on report_schedule (next_at) where next_at is not null;
create index report_schedule_owner on report_schedule (tenant_id, owner_id);

-- What a schedule made: the figures as its owner was allowed to count them then, over the units of `reach`.
create table report_run (
  tenant_id uuid not null,
  id uuid not null,
  schedule_id uuid not null,
  owner_id uuid not null,
  name text not null,
  due_at timestamptz not null,
  made_at timestamptz not null,
  reach uuid[] not null,
  readers uuid[] not null,
  report jsonb not null,
  primary key (tenant_id, id),
  unique (tenant_id, schedule_id, due_at),
  foreign key (tenant_id, schedule_id) references report_schedule
);
