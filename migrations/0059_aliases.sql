-- What a company is or was called besides its name: former names 曾用名, short names 简称, brands and English names.
create table enterprise_alias (
  tenant_id uuid not null references tenant,
  id uuid not null,
  enterprise_id uuid not null,
  name text not null,
  name_key text not null,
  kind text not null,
  from_on date,
  until_on date,
  source text not null default '',
  primary key (tenant_id, id),
  foreign key (tenant_id, enterprise_id) references enterprise
);
-- A company has a name once; different companies may share a short name.
create unique index enterprise_alias_once on enterprise_alias (tenant_id, enterprise_id, name_key);
create index enterprise_alias_name on enterprise_alias (tenant_id, name_key);

-- Derived from the aliases: lists, pickers and search read the row alone.
alter table enterprise add column other_names text[] not null default '{}';
