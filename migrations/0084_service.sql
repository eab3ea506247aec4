-- Service levels of leads: the step that is due next by the playbook, and the last day for it. Both follow from the ledger as the
-- light does; they are kept so that lists and reminders need not read it.
alter table project add service_step text, add service_due_on date;
