-- The day that a lead came: its first contact, or the first stage that is known of it, whichever was earlier. Kept so that the funnel
-- finds those that came within a span without reading every history.
alter table project add came_on date;
update project p set came_on = least(p.first_contact_on, (
  select min(s.entered_on) from project_stage s where s.tenant_id = p.tenant_id and s.project_id = p.id));
create index project_came on project (tenant_id, came_on);
