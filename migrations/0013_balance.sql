-- What a month's lines come to, kept by the statement that appends them: a report of years reads thousands of balances, not a
-- million lines. Three breakdowns, each with the unit, for reach and roll-up are worked out over units. `key` is the industry's
-- division or the origin; by unit it is the place that the funds come from.
create table balance (
  tenant_id uuid not null,
  breakdown text not null,
  month date not null,
  indicator text not null,
  unit_id uuid not null,
  key text not null,
  n integer not null,
  cny numeric(20, 2) not null,
  primary key (tenant_id, breakdown, month, indicator, unit_id, key),
  foreign key (tenant_id, unit_id) references unit
);

insert into balance (tenant_id, breakdown, month, indicator, unit_id, key, n, cny)
select l.tenant_id, b.breakdown, date_trunc('month', l.posted_on)::date, l.indicator, l.unit_id, b.key, sum(l.n), sum(l.cny)
from posting l
cross join lateral (values
  ('unit', coalesce(l.origin_place, '')),
  ('industry', coalesce(substring(l.industry from '^[A-T]?([0-9]{2})'), l.industry, '')),
  ('origin', coalesce(l.origin, ''))) as b (breakdown, key)
group by 1, 2, 3, 4, 5, 6;

-- The lines that correct a month, and the lines of one indicator in the order that a drill-down reads them.
create index posting_corrects on posting (tenant_id, corrects) where corrects is not null;
create index posting_lines on posting (tenant_id, indicator, posted_on, id);
