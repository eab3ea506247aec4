-- Two records that were found to be one. The row of the lost one is gone, so that no list, search or sum can show it; whatever named it
-- names the kept one; its address leads there. `changes` is what the kept one took over, `kept` what of it the ledger does not keep,
-- `moved` every row that followed with its former values: un-merge gives both back exactly.
create table merge (
  tenant_id uuid not null references tenant,
  id uuid not null,
  kind text not null,
  kept_id uuid not null,
  lost_id uuid not null,
  lost_name text not null,
  name_key text not null default '',
  code text,
  reason text not null,
  changes jsonb not null,
  kept jsonb not null,
  moved jsonb not null,
  merged_by uuid,
  merged_at timestamptz not null,
  undone_by uuid,
  undone_at timestamptz,
  undone_reason text not null default '',
  primary key (tenant_id, id)
);
create unique index merge_lost on merge (tenant_id, lost_id) where undone_at is null;
create index merge_kept on merge (tenant_id, kept_id) where undone_at is null;
-- A ledger that still names the lost enterprise means the kept one.
create index merge_name on merge (tenant_id, name_key) where undone_at is null and kind = 'enterprise';
create index merge_code on merge (tenant_id, code) where undone_at is null and code is not null;

-- Rows that wait beside a project follow it when it is merged.
create index import_row_candidate on import_row (tenant_id, candidate_id) where candidate_id is not null;
