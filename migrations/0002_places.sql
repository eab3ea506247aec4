create table tenant (
  id uuid primary key,
  slug text not null unique,
  name text not null,
  name_en text not null,
  demo boolean not null default false,
  created_at timestamptz not null default now()
);

-- `path` is the ids from the root to the unit, so that "own unit and below" is a prefix.
create table unit (
  tenant_id uuid not null references tenant,
  id uuid not null,
  parent_id uuid,
  kind text not null,
  name text not null,
  name_en text not null default '',
  short_name text not null default '',
  path text not null,
  position integer not null default 0,
  closed_on date,
  version integer not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, parent_id) references unit
);
create unique index unit_name on unit (tenant_id, parent_id, name) nulls not distinct;

create table member (
  tenant_id uuid not null references tenant,
  id uuid not null,
  user_id text not null,
  user_name text not null,
  name text not null,
  name_en text not null default '',
  title text not null default '',
  phone text not null default '',
  email text not null default '',
  language text not null default 'zh-CN',
  disabled_at timestamptz,
  created_at timestamptz not null default now(),
  version integer not null,
  primary key (tenant_id, id),
  unique (tenant_id, user_id),
  unique (tenant_id, user_name)
);
create index member_user on member (user_id);

create table member_role (
  tenant_id uuid not null,
  member_id uuid not null,
  unit_id uuid not null,
  role text not null,
  primary key (tenant_id, member_id, unit_id, role),
  foreign key (tenant_id, member_id) references member,
  foreign key (tenant_id, unit_id) references unit
);
create index member_role_unit on member_role (tenant_id, unit_id);

create table api_key (
  tenant_id uuid not null references tenant,
  id uuid not null,
  member_id uuid not null,
  name text not null,
  prefix text not null,
  secret_hash text not null unique,
  created_at timestamptz not null,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, member_id) references member
);
create index api_key_member on api_key (tenant_id, member_id);
