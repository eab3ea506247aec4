-- What the funnel reads of a lead without its history: the day that it came (its first contact, or the first stage that is known of it,
-- whichever was earlier), the stages in which it stands or has stood, and the days that it spent in each, null where it never left.
alter table project add came_on date, add way text[], add way_days integer[];

with spent as (
  select tenant_id, project_id, stage, min(version) as first, min(entered_on) as entered_on, sum(left_on - entered_on)::int as days
  from project_stage group by 1, 2, 3
), gone as (
  select tenant_id, project_id, min(entered_on) as entered_on, array_agg(stage order by first) as way,
    array_agg(days order by first) as way_days
  from spent group by 1, 2
)
update project p set came_on = least(p.first_contact_on, g.entered_on), way = g.way, way_days = g.way_days
from gone g where g.tenant_id = p.tenant_id and g.project_id = p.id;

-- All that a funnel reads of those that are not over, so that it need not visit their rows.
create index project_came on project (tenant_id, came_on, status) include (unit_id, source, industry, stage, way, way_days);
