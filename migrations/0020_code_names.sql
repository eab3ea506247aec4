-- Under a code name a confidential project is found by that name alone: the search tokens of projects are made anew, in the
-- background. Where the table of that work is not there yet, 0032 makes it and names all the projects.
do $$
begin
  if to_regclass('search_refresh') is null then return; end if;
  insert into search_refresh (tenant_id, kind)
  select distinct tenant_id, 'project' from project where confidential
  on conflict (tenant_id, kind) do update set after_id = null, done = 0, finished_at = null;
end $$;
