-- Few projects bear a tag: those that do are found by it, and the others write nothing here.
create index project_tags on project using gin (tags) where tags <> '{}';
-- Of a rare division the projects are found without going through all others.
create index project_division on project (tenant_id, (substring(industry from '[0-9]{2}')), updated_at desc, id)
where industry is not null;

-- New and continued arrivals are told apart from this index alone.
drop index posting_lines;
create index posting_lines on posting (tenant_id, indicator, posted_on, id) include (project_id, unit_id, n, cny);
