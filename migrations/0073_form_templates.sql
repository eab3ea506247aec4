-- Empty forms of other offices with place-holders in their cells. Without a unit a template is its owner's alone, with one everybody's
-- of that unit and of those below. What the form holds is its file; nothing that is read out of it is kept beside it.
create table form_template (
  tenant_id uuid not null references tenant,
  id uuid not null,
  version integer not null,
  owner_id uuid not null,
  unit_id uuid,
  name text not null,
  layout text not null check (layout in ('form', 'register')),
  names jsonb not null,
  file_name text not null,
  sha256 text not null,
  changed_at timestamptz not null,
  removed_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, sha256) references file,
  foreign key (tenant_id, owner_id) references member
);
create index form_template_owner on form_template (tenant_id, owner_id) where removed_at is null;
create index form_template_unit on form_template (tenant_id, unit_id) where removed_at is null and unit_id is not null;
