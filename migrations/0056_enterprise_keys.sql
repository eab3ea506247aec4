-- What an enterprise is found by when a name is asked for that is not quite its own: hashes of its trade name with and without its
-- region and trade, of its sound, its pairs of characters, its code (see enterprises/match/blocking). Derived: whoever writes names or
-- codes writes these in the same transaction. No foreign key, for a million enterprises have twelve million rows: a row
-- whose enterprise is gone finds nothing.
create table enterprise_key (
  tenant_id uuid not null,
  key integer not null,
  enterprise_id uuid not null,
  primary key (tenant_id, key, enterprise_id)
);
create index enterprise_key_of on enterprise_key (tenant_id, enterprise_id);

-- Of the enterprises that are there already they are made in the background, or at once by `landfall reindex`.
insert into search_refresh (tenant_id, kind) select id, 'enterprise_key' from tenant;
