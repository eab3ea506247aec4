-- Views of a list under a name: what it is narrowed to, sorted and grouped by, which columns and how wide. Without a unit it is its
-- owner's alone, with one everybody's of that unit and of those below.
create table saved_view (
  tenant_id uuid not null references tenant,
  id uuid not null,
  version integer not null,
  owner_id uuid not null,
  unit_id uuid,
  name text not null,
  query jsonb not null,
  layout jsonb not null,
  removed_at timestamptz,
  primary key (tenant_id, id)
);
create index saved_view_owner on saved_view (tenant_id, owner_id) where removed_at is null;
create index saved_view_unit on saved_view (tenant_id, unit_id) where removed_at is null and unit_id is not null;

-- The view that a member starts from.
create table default_view (
  tenant_id uuid not null,
  member_id uuid not null,
  view_id uuid not null,
  primary key (tenant_id, member_id),
  foreign key (tenant_id, view_id) references saved_view (tenant_id, id)
);
