create table playbook_version (
  tenant_id uuid not null references tenant,
  id uuid not null,
  number integer not null,
  source text not null,
  effective_on date not null,
  activated_at timestamptz not null,
  activated_by uuid,
  version integer not null,
  primary key (tenant_id, id),
  unique (tenant_id, number)
);
