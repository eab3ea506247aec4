-- Transfer 流转: a unit passes a project on, to a named unit or to the pool. What others see of it is chosen when it is offered and
-- stands here; once taken, the row is the sharing agreement.
create table transfer (
  tenant_id uuid not null references tenant,
  id uuid not null,
  version integer not null,
  project_id uuid not null,
  origin_unit_id uuid not null,
  from_unit_id uuid not null,
  to_unit_id uuid,
  pooled boolean not null,
  status text not null,
  reason text not null,
  shown_name text not null,
  shown_industry text,
  shown_cny numeric(20, 2),
  needs text not null,
  share_counts integer not null,
  share_tax integer not null,
  share_years integer not null,
  offered_by uuid not null,
  offered_on date not null,
  answer_by_on date not null,
  answer text not null default '',
  answered_by uuid,
  answered_on date,
  shared_until_on date,
  primary key (tenant_id, id),
  foreign key (tenant_id, project_id) references project,
  foreign key (tenant_id, origin_unit_id) references unit,
  foreign key (tenant_id, from_unit_id) references unit,
  foreign key (tenant_id, to_unit_id) references unit
);
create unique index transfer_open on transfer (tenant_id, project_id) where status = 'offered';
create index transfer_project on transfer (tenant_id, project_id, id);
create index transfer_pool on transfer (tenant_id, id desc) where status = 'offered' and pooled;
create index transfer_from on transfer (tenant_id, from_unit_id, id desc);
create index transfer_to on transfer (tenant_id, to_unit_id, id desc) where to_unit_id is not null;
create index transfer_due on transfer (tenant_id, answer_by_on) where status = 'offered';
