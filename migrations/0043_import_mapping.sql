-- What people said of the columns of a ledger, by layout and by the unit that sends it: the next ledger of the same layout arrives
-- mapped. `id` of the first layout is the `source` in the map of every layout
-- that it changed into, whatever the files are called.
create table import_mapping (
  tenant_id uuid not null references tenant,
  id uuid not null,
  version integer not null,
  unit_id uuid not null,
  fingerprint text not null,
  headers jsonb not null,
  map jsonb not null,
  file_name text not null,
  saved_by uuid not null,
  saved_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, unit_id, fingerprint),
  foreign key (tenant_id, unit_id) references unit
);

-- Where the mapping of an import came from: a remembered one, or a preset; null where only the headers say it.
alter table import add column mapped_as jsonb;
