-- A decision that two enterprises are different holds for the one that the first was merged into, under its names of then. Such a decision
-- says by which merge it was carried over, and goes when that is taken back.
alter table enterprise_label add column carried_by uuid;
create index enterprise_label_carried on enterprise_label (tenant_id, carried_by) where carried_by is not null;
