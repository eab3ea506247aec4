-- Industry codes below the divisions that are shipped, brought in from a file of the standard.
create table industry (
  tenant_id uuid not null references tenant,
  code text not null,
  zh text not null,
  en text not null default '',
  primary key (tenant_id, code)
);
