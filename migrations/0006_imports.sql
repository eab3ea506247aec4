create table import (
  tenant_id uuid not null references tenant,
  id uuid not null,
  version integer not null,
  member_id uuid not null,
  unit_id uuid not null,
  file_name text not null,
  sha256 text not null,
  map jsonb not null,
  status text not null,
  rows_total integer,
  rows_done integer not null default 0,
  problem text,
  created_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, sha256) references file
);
create index import_recent on import (tenant_id, created_at desc);

create table import_row (
  tenant_id uuid not null,
  import_id uuid not null,
  n integer not null,
  outcome text not null,
  project_id uuid,
  candidate_id uuid,
  cells jsonb not null,
  reasons jsonb not null default '[]',
  primary key (tenant_id, import_id, n),
  foreign key (tenant_id, import_id) references import
);
create index import_row_outcome on import_row (tenant_id, import_id, outcome, n);
create index import_row_project on import_row (tenant_id, project_id) where project_id is not null;
