-- Columns that a list can be sorted by, blanks left out: those come after the others, by id.
create index project_by_signed on project (tenant_id, signed_on, id) where signed_on is not null;
create index project_by_contact on project (tenant_id, first_contact_on, id) where first_contact_on is not null;
create index project_by_started on project (tenant_id, started_on, id) where started_on is not null;
create index project_by_planned_start on project (tenant_id, planned_start_on, id) where planned_start_on is not null;
create index project_by_produced on project (tenant_id, produced_on, id) where produced_on is not null;
create index project_by_industry on project (tenant_id, industry, id) where industry is not null;
drop index project_next_step;
create index project_next_step on project (tenant_id, next_step_on, id) where next_step_on is not null;
