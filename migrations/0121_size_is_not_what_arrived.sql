-- What arrived so far is no measure of a project: its size is what was agreed, else announced; what arrived only where neither is there.
update project set investment_cny = coalesce(agreed_cny, announced_cny, verified_cny)
where verified_cny is not null and investment_cny is distinct from coalesce(agreed_cny, announced_cny, verified_cny);

delete from pipeline;
insert into pipeline
select tenant_id, gen_random_uuid(), unit_id, stage, status, light, count(*), coalesce(sum(investment_cny), 0)
from project group by tenant_id, unit_id, stage, status, light;

-- Older events state it by the older rule: `verify` holds it against the figures instead.
comment on column project.investment_cny is 'derived';
