-- A file is its content: the same bytes are one row and one file on disk.
create table file (
  tenant_id uuid not null references tenant,
  sha256 text not null,
  size bigint not null,
  media_type text not null,
  added_at timestamptz not null,
  added_by uuid,
  primary key (tenant_id, sha256)
);

create table claim (
  tenant_id uuid not null references tenant,
  id uuid not null,
  version integer not null,
  project_id uuid not null,
  unit_id uuid not null,
  kind text not null,
  milestone text,
  event_on date not null,
  year integer,
  metric text,
  value numeric(20, 4),
  amount numeric(20, 4),
  currency text,
  unit text,
  cny numeric(20, 2),
  rate numeric(14, 6),
  rate_on date,
  origin_place text,
  capital_increase boolean not null default false,
  voucher_number text not null default '',
  contract_number text not null default '',
  note text not null default '',
  reverses uuid,
  status text not null,
  submitted_by uuid,
  submitted_at timestamptz,
  unit_reviewed_by uuid,
  unit_reviewed_at timestamptz,
  city_reviewed_by uuid,
  city_reviewed_at timestamptz,
  approved_on date,
  return_reason text not null default '',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, project_id) references project,
  foreign key (tenant_id, unit_id) references unit,
  foreign key (tenant_id, reverses) references claim
);
create index claim_project on claim (tenant_id, project_id, event_on);
create index claim_queue on claim (tenant_id, status, submitted_at, id);
create unique index claim_reversed_once on claim (tenant_id, reverses) where status <> 'returned';
create index claim_voucher on claim (tenant_id, voucher_number) where voucher_number <> '';
create index claim_contract on claim (tenant_id, contract_number) where contract_number <> '';

-- What proves a project's facts; with `claim_id`, what proves that claim.
create table evidence (
  tenant_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  claim_id uuid,
  kind text not null,
  sha256 text not null,
  name text not null,
  number text not null default '',
  note text not null default '',
  added_by uuid,
  added_at timestamptz not null,
  removed_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, project_id) references project,
  foreign key (tenant_id, claim_id) references claim,
  foreign key (tenant_id, sha256) references file
);
create index evidence_project on evidence (tenant_id, project_id);
create index evidence_claim on evidence (tenant_id, claim_id);
create index evidence_file on evidence (tenant_id, sha256);
create index evidence_number on evidence (tenant_id, number) where number <> '';

-- The count as double entry: approving or reversing a claim appends lines; a figure is a sum of lines and never recomputed in place.
create table posting (
  tenant_id uuid not null,
  id uuid not null,
  claim_id uuid not null,
  counted_claim_id uuid not null,
  project_id uuid not null,
  indicator text not null,
  posted_on date not null,
  corrects text,
  n integer not null,
  cny numeric(20, 2) not null,
  unit_id uuid not null,
  industry text,
  origin text,
  origin_place text,
  excluded_because text,
  primary key (tenant_id, id),
  foreign key (tenant_id, claim_id) references claim,
  foreign key (tenant_id, counted_claim_id) references claim,
  foreign key (tenant_id, project_id) references project,
  foreign key (tenant_id, unit_id) references unit
);
create index posting_period on posting (tenant_id, posted_on, indicator) include (n, cny, unit_id, industry, origin, origin_place);
create index posting_project on posting (tenant_id, project_id);

create table target (
  tenant_id uuid not null,
  unit_id uuid not null,
  year integer not null,
  indicator text not null,
  measure text not null,
  value numeric(20, 2) not null,
  version integer not null,
  primary key (tenant_id, unit_id, year, indicator, measure),
  foreign key (tenant_id, unit_id) references unit
);

create table snapshot (
  tenant_id uuid not null references tenant,
  id uuid not null,
  version integer not null,
  period text not null,
  frozen_at timestamptz not null,
  frozen_by uuid,
  report jsonb not null,
  primary key (tenant_id, id),
  unique (tenant_id, period)
);
