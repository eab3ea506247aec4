-- Rows that were in when the import was started last: its pace is told by those that came since.
alter table import add column rows_before integer not null default 0;
