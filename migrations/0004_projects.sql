create table enterprise (
  tenant_id uuid not null references tenant,
  id uuid not null,
  version integer not null,
  name text not null,
  name_key text not null,
  code text,
  country text,
  region text not null default '',
  industry text,
  kind text not null default '',
  address text not null default '',
  contact_name text not null default '',
  contact_phone text not null default '',
  note text not null default '',
  tags text[] not null default '{}',
  name_sort text not null default '',
  search text[] not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (tenant_id, id)
);
create unique index enterprise_code on enterprise (tenant_id, code);
create index enterprise_name_key on enterprise (tenant_id, name_key);
create index enterprise_name_sort on enterprise (tenant_id, name_sort, id);
create index enterprise_search on enterprise using gin (search);

-- Facts live in columns where a list sorts, filters or sums by them, in `figures` where they have a basis or a year, in `custom`
-- where the playbook declares them, and in `extra` where a ledger brought a column that nobody knows.
create table project (
  tenant_id uuid not null references tenant,
  id uuid not null,
  version integer not null,
  playbook_id uuid not null,
  unit_id uuid not null,
  created_by uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,

  name text not null,
  code text,
  confidential boolean not null default false,
  code_name text not null default '',
  stage text not null,
  stage_entered_on date not null,
  status text not null default 'active',
  status_reason text not null default '',
  status_on date,
  light text not null default 'green',
  light_rule text,
  light_on date,

  chain_leader text not null default '',
  tags text[] not null default '{}',
  origin text,
  origin_place text,
  source text,
  source_detail text not null default '',
  contact_name text not null default '',
  contact_phone text not null default '',
  company_name text not null default '',
  company_code text not null default '',
  content text not null default '',
  industry text,
  construction text,
  address text not null default '',
  latitude numeric(9, 6),
  longitude numeric(9, 6),
  location_exact boolean,
  contract_kind text,
  contract_number text not null default '',
  filing_code text not null default '',

  figures jsonb not null default '{}',
  custom jsonb not null default '{}',
  extra jsonb not null default '{}',
  investment_cny numeric(20, 2),
  fixed_assets_cny numeric(20, 2),
  land_mu numeric(14, 4),

  first_contact_on date,
  signed_on date,
  registered_on date,
  filed_on date,
  permitted_on date,
  planned_start_on date,
  started_on date,
  in_statistics_on date,
  planned_completion_on date,
  completed_on date,
  produced_on date,
  scaled_on date,
  full_capacity_on date,

  progress text not null default '',
  problems text not null default '',
  next_step text not null default '',
  next_step_on date,

  investor_names text not null default '',
  -- what everyone in sight of the project may search by, and what only those who may know its name may
  search_open text[] not null default '{}',
  search_full text[] not null default '{}',
  primary key (tenant_id, id),
  foreign key (tenant_id, unit_id) references unit,
  foreign key (tenant_id, playbook_id) references playbook_version
);
create unique index project_code on project (tenant_id, code);
create index project_recent on project (tenant_id, updated_at desc, id);
create index project_unit on project (tenant_id, unit_id, updated_at desc, id);
create index project_by_stage on project (tenant_id, stage, status, updated_at desc, id);
create index project_amount on project (tenant_id, investment_cny desc nulls last, id);
create index project_next_step on project (tenant_id, next_step_on) where next_step_on is not null;
create index project_search_open on project using gin (search_open);
create index project_search_full on project using gin (search_full);

create table project_investor (
  tenant_id uuid not null,
  project_id uuid not null,
  position integer not null,
  enterprise_id uuid not null,
  share numeric(7, 4),
  primary key (tenant_id, project_id, position),
  foreign key (tenant_id, project_id) references project,
  foreign key (tenant_id, enterprise_id) references enterprise
);
create index project_investor_enterprise on project_investor (tenant_id, enterprise_id);

create table project_member (
  tenant_id uuid not null,
  project_id uuid not null,
  member_id uuid not null,
  duty text not null,
  primary key (tenant_id, project_id, member_id),
  foreign key (tenant_id, project_id) references project,
  foreign key (tenant_id, member_id) references member
);
create index project_member_member on project_member (tenant_id, member_id);

-- Identity of a row in the ledger that it came from: the same row again is the same project.
create table project_key (
  tenant_id uuid not null,
  key text not null,
  project_id uuid not null,
  primary key (tenant_id, key),
  foreign key (tenant_id, project_id) references project
);
create index project_key_project on project_key (tenant_id, project_id);

create table project_stage (
  tenant_id uuid not null,
  project_id uuid not null,
  version integer not null,
  stage text not null,
  entered_on date not null,
  left_on date,
  primary key (tenant_id, project_id, version),
  foreign key (tenant_id, project_id) references project
);
create index project_stage_open on project_stage (tenant_id, stage, entered_on);

create table project_note (
  tenant_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  author_id uuid,
  at timestamptz not null,
  text text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, project_id) references project
);
create index project_note_project on project_note (tenant_id, project_id, at desc);
