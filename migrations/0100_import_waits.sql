-- What a running import, or one that is being taken back, waits for before it goes on by itself: 'disk' for room on the server's disk.
-- Said beside the work and not in the ledger: a full disk takes no event.
alter table import add column waits_for text;
