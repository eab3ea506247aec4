-- How two companies belong together: parent (the first of the two holds the other), group 同一集团, controller 同一实际控制人, venture 合资企业
-- (the first is a partner of the other). Told by people, with when and from where; part of both companies, in whose streams it is told.
create table enterprise_relation (
  tenant_id uuid not null references tenant,
  id uuid not null,
  enterprise_id uuid not null,
  other_enterprise_id uuid not null,
  kind text not null,
  share numeric(7, 4),
  since_on date,
  until_on date,
  source text not null default '',
  primary key (tenant_id, id),
  foreign key (tenant_id, enterprise_id) references enterprise,
  foreign key (tenant_id, other_enterprise_id) references enterprise,
  check (enterprise_id <> other_enterprise_id)
);
create unique index enterprise_relation_once on enterprise_relation (tenant_id, enterprise_id, other_enterprise_id, kind);
create index enterprise_relation_other on enterprise_relation (tenant_id, other_enterprise_id);
