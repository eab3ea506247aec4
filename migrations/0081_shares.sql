-- A figure of a project that was passed on is shared: a project counts in parts. A line says which part it is, in percent of the
-- whole, and by which agreement; null is the whole, as every line before.
alter table posting alter column n type numeric;
alter table posting add column share numeric;
alter table posting add column transfer_id uuid;
alter table posting add foreign key (tenant_id, transfer_id) references transfer;
alter table balance alter column n type numeric;
