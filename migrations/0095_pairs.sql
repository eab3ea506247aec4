-- Enterprises that were made, renamed or given another name or code and not yet compared with the rest of the register; written in the
-- transaction that did it, taken out by the job that compares them. No foreign key, as with their keys: one that is gone finds nothing.
create table enterprise_unpaired (
  tenant_id uuid not null,
  enterprise_id uuid not null,
  primary key (tenant_id, enterprise_id)
);
insert into enterprise_unpaired (tenant_id, enterprise_id) select tenant_id, id from enterprise;

-- Two enterprises of the register that may be one; the one made first is `enterprise_id`. Derived from their names and codes, but
-- kept, since finding them is a walk through the register. `names` is what was compared: once decided, a pair returns only when that changes.
create table enterprise_pair (
  tenant_id uuid not null references tenant,
  id uuid not null,
  enterprise_id uuid not null,
  other_enterprise_id uuid not null,
  score double precision not null,
  decision text not null,
  names text not null,
  label_id uuid,
  found_at timestamptz not null,
  primary key (tenant_id, id)
);
create unique index enterprise_pair_once on enterprise_pair (tenant_id, enterprise_id, other_enterprise_id);
create index enterprise_pair_other on enterprise_pair (tenant_id, other_enterprise_id);
create index enterprise_pair_waiting on enterprise_pair (tenant_id, score desc, id desc) where label_id is null;
create index enterprise_pair_label on enterprise_pair (tenant_id, label_id) where label_id is not null;

-- What people decided of two names: same (a merge), different, or later. The names and codes as they were, and what was found in them:
-- the weights of the matcher can be learnt anew from these.
create table enterprise_label (
  tenant_id uuid not null references tenant,
  id uuid not null,
  version integer not null,
  enterprise_id uuid not null,
  other_enterprise_id uuid not null,
  decision text not null,
  names text not null,
  one jsonb not null,
  other jsonb not null,
  score double precision not null,
  features jsonb not null,
  merge_id uuid,
  decided_by uuid,
  decided_at timestamptz not null,
  primary key (tenant_id, id)
);
create unique index enterprise_label_names on enterprise_label (tenant_id, enterprise_id, other_enterprise_id, names)
  where merge_id is null;
create index enterprise_label_decision on enterprise_label (tenant_id, decision, id desc);
create index enterprise_label_merge on enterprise_label (tenant_id, merge_id) where merge_id is not null;

-- A walk through the whole register, page by page; a crash or a stop goes on where it was.
create table enterprise_sweep (
  tenant_id uuid not null references tenant,
  id uuid not null,
  version integer not null,
  started_by uuid,
  started_at timestamptz not null,
  finished_at timestamptz,
  after_id uuid,
  done integer not null default 0,
  total integer not null,
  primary key (tenant_id, id)
);
create unique index enterprise_sweep_running on enterprise_sweep (tenant_id) where finished_at is null;
