-- What a row did to its project, as versions of the project's stream: 0 before is a project that the row made. With them a whole
-- import can be taken back, and what was built on it can be told.
alter table import_row add column seq_before integer;
alter table import_row add column seq_after integer;
update import_row set seq_before = 0, seq_after = 1 where outcome = 'created' and project_id is not null;

-- Null, then running, then done; how far it is, and the last time that it moved.
alter table import add column undo text;
alter table import add column undo_by uuid;
alter table import add column undo_rows integer not null default 0;
alter table import add column undo_at timestamptz;
create index import_undoing on import (undo) where undo = 'running';

-- The import that a project became known to later ledgers by.
alter table project_key add column import_id uuid;
create index project_key_import on project_key (tenant_id, import_id) where import_id is not null;

-- A project that is withdrawn takes what was told of it along.
create index notice_project on notice (tenant_id, project_id) where project_id is not null;
