-- Relocation 企业平移: a project whose investor already produced in another unit when it came. At most one flag stands for a project.
create table relocation (
  tenant_id uuid not null references tenant,
  id uuid not null,
  version integer not null,
  project_id uuid not null,
  enterprise_id uuid,
  earlier_project_id uuid,
  produced_on date,
  set_by text not null,
  reason text not null default '',
  flagged_by uuid,
  flagged_on date not null,
  status text not null,
  decision text not null default '',
  decided_by uuid,
  decided_on date,
  evidence_ids uuid[] not null default '{}',
  primary key (tenant_id, id),
  foreign key (tenant_id, project_id) references project,
  foreign key (tenant_id, enterprise_id) references enterprise,
  foreign key (tenant_id, earlier_project_id) references project,
  foreign key (tenant_id, flagged_by) references member,
  foreign key (tenant_id, decided_by) references member
);
create unique index relocation_standing on relocation (tenant_id, project_id) where status = 'flagged';
create index relocation_project on relocation (tenant_id, project_id);
create index relocation_earlier on relocation (tenant_id, earlier_project_id);
create index relocation_enterprise on relocation (tenant_id, enterprise_id);
