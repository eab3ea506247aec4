-- What points at an enterprise or a project is found from there, as an undone import asks.
create index protection_enterprise on protection (tenant_id, enterprise_id);
create index dispute_project on dispute (tenant_id, asking_project_id) where asking_project_id is not null;
