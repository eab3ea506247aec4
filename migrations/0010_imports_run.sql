-- How far an import has come, what a person decided of a suspected row, and what duplicates are found by.
alter table import add column last_row integer not null default 0;
alter table import add column progress_at timestamptz;
create index import_unfinished on import (status) where status = 'running';

alter table import_row add column decision text;
alter table import_row add column decided_by uuid;
alter table import_row add column decided_at timestamptz;

alter table project add column name_key text not null default '';
create index project_name_key on project (tenant_id, name_key);
create index project_company_code on project (tenant_id, company_code) where company_code <> '';
