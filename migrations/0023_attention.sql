-- What the first screen asks of the projects: the lights that turned of late, and the next steps of who brought a project in.
create index project_turned on project (tenant_id, light_on desc, id) where status = 'active' and light in ('yellow', 'red');
create index project_own_steps on project (tenant_id, created_by, next_step_on) where status = 'active' and next_step_on is not null;
