-- Projects and money by holder, stage, status and light, kept as they change: each save appends what it moved, a job folds the lines
-- of one kind together. Their sum is what a count over all projects would find, without reading them.
create table pipeline (
  tenant_id uuid not null references tenant,
  id uuid not null,
  unit_id uuid not null,
  stage text not null,
  status text not null,
  light text not null,
  n integer not null,
  cny numeric(24, 2) not null,
  primary key (tenant_id, id)
);

insert into pipeline
select tenant_id, gen_random_uuid(), unit_id, stage, status, light, count(*), coalesce(sum(investment_cny), 0)
from project
group by tenant_id, unit_id, stage, status, light;

-- The day up to which the lights of a tenant were computed.
alter table tenant add lights_on date;

-- A column that is never null sorts with its index only where the query does not speak of nulls.
drop index project_unit;
create index project_unit on project (tenant_id, unit_id, updated_at desc, id) include (stage, status, light);
create index project_entered on project (tenant_id, stage_entered_on, id);
create index project_name on project (tenant_id, (case when confidential then code_name else name end), id);

-- Claims that wait are few beside those that are settled.
create index claim_waiting on claim (tenant_id, submitted_at, id) where status in ('submitted', 'unit_approved');
