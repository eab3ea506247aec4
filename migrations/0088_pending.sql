-- How much may wait to be sorted into a search index is each session's own: little where people search beside what they save,
-- more for an import, whose rows share their words. The sessions say it; see platform/db/open.ts.
alter index enterprise_search reset (gin_pending_list_limit);
alter index project_search_open reset (gin_pending_list_limit);
alter index project_search_full reset (gin_pending_list_limit);

-- Search tokens are many short texts that are looked for in the index and hardly ever read: squeezing them costs more than it saves.
alter table project alter column search_open set storage external, alter column search_full set storage external;
