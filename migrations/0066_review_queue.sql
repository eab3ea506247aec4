-- The queue counts up to a thousand claims that a reviewer may see: all that it asks of claim and project lies in the indexes.
drop index claim_waiting;
create index claim_waiting on claim (tenant_id, submitted_at, id)
  include (project_id, status, kind, milestone, submitted_by, unit_reviewed_by)
  where status in ('submitted', 'unit_approved');
create index project_reach on project (tenant_id, id) include (unit_id, confidential, created_by, playbook_id);
