-- A code that one of the two was named with although the other one bears it: a ledger gives an unlike name with a known code. Codes are
-- there once, so the newer one is made without it, and the pair remembers why it is asked about.
alter table enterprise_pair add column said_code text;
