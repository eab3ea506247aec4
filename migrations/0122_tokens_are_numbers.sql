-- Search tokens are numbers, which PostgreSQL sorts into its index in half of the time that texts take. What is found by its characters is
-- found at once; sounds and codes are made anew by the server in the background, as after any upgrade that makes tokens otherwise.
create function pg_temp.numbered(tokens text[]) returns int4[] language sql immutable as $$
  select coalesce(array_agg(case length(t) when 1 then ascii(t) else (ascii(t) << 16) | ascii(right(t, 1)) end), '{}')
  from unnest(tokens) t
  where length(t) <= 2 and left(t, 1) not in ('~', '#', ' ') and (length(t) = 1 or greatest(ascii(t), ascii(right(t, 1))) < 65536)
$$;

alter table project
  alter column search_open drop default,
  alter column search_open type int4[] using pg_temp.numbered(search_open),
  alter column search_open set default '{}',
  alter column search_full drop default,
  alter column search_full type int4[] using pg_temp.numbered(search_full),
  alter column search_full set default '{}';
alter table enterprise
  alter column search drop default,
  alter column search type int4[] using pg_temp.numbered(search),
  alter column search set default '{}';
alter table claim
  alter column search drop default,
  alter column search type int4[] using pg_temp.numbered(search),
  alter column search set default '{}';
alter table member
  alter column search drop default,
  alter column search type int4[] using pg_temp.numbered(search),
  alter column search set default '{}';
drop function pg_temp.numbered;

insert into search_refresh (tenant_id, kind)
select t.id, k.kind from tenant t cross join (values ('member'), ('project'), ('claim'), ('enterprise')) as k (kind)
on conflict (tenant_id, kind) do update set after_id = null, done = 0, finished_at = null;
