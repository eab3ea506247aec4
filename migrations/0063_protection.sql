-- First contact 首谈: who may court an investor, and until when. At most one stands for an investor at any moment.
create table protection (
  tenant_id uuid not null references tenant,
  id uuid not null,
  version integer not null,
  enterprise_id uuid not null,
  project_id uuid not null,
  unit_id uuid not null,
  joint_unit_ids uuid[] not null default '{}',
  registered_on date not null,
  until_on date not null,
  paused_on date,
  paused_days integer not null default 0,
  ended_on date,
  ending text,
  primary key (tenant_id, id),
  foreign key (tenant_id, enterprise_id) references enterprise,
  foreign key (tenant_id, project_id) references project,
  foreign key (tenant_id, unit_id) references unit
);
create unique index protection_standing on protection (tenant_id, enterprise_id) where ended_on is null;
create index protection_project on protection (tenant_id, project_id);
create index protection_until on protection (tenant_id, until_on) where ended_on is null;
