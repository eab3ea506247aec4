-- The first event of a project says some 3 kB: it stays beside the others as it is. Pressing it into 2 kB took longer than writing it.
alter table event set (toast_tuple_target = 4080);
