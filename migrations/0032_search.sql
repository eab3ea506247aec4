-- Claims are found by their numbers and members by their names, as projects and enterprises are by theirs.
alter table claim add column search text[] not null default '{}';
alter table member add column search text[] not null default '{}';
create index claim_search on claim using gin (search) with (gin_pending_list_limit = 512);
create index member_search on member using gin (search);

-- What waits to be sorted into the index is read by every search: little of it.
alter index enterprise_search set (gin_pending_list_limit = 512);
alter index project_search_open set (gin_pending_list_limit = 512);
alter index project_search_full set (gin_pending_list_limit = 512);

-- The beginning of a name, whatever the collation of the database.
create index enterprise_name_start on enterprise (tenant_id, name_key collate "C");

-- Which tables' tokens are to be made anew, and how far that is; the server does it in the background, `landfall reindex` at once.
-- A later migration that needs it again sets finished_at to null, after_id with it, and adds the tenants that are not here.
create table search_refresh (
  tenant_id uuid not null references tenant,
  kind text not null,
  after_id uuid,
  done integer not null default 0,
  finished_at timestamptz,
  primary key (tenant_id, kind)
);
insert into search_refresh (tenant_id, kind)
select t.id, k.kind from tenant t cross join (values ('member'), ('project'), ('claim'), ('enterprise')) as k (kind);
