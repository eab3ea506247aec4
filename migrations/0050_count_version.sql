-- How often lines were posted for a unit: the sum over a tenant tells whether anything was counted since, without reading a line.
-- A row a unit and not one a tenant, for writers of different units must not wait for each other.
create table count_version (
  tenant_id uuid not null references tenant,
  unit_id uuid not null,
  version integer not null,
  primary key (tenant_id, unit_id),
  foreign key (tenant_id, unit_id) references unit
);
