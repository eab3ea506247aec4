-- What a member's request with an Idempotency-Key did, for a day: the same request again gets the same answer and does nothing.
create table answered (
  tenant_id uuid not null references tenant,
  member_id uuid not null,
  key text not null,
  -- What was asked, as a hash; which attempt did it; what it was answered, null where that was lost or is shown only once.
  asked text not null,
  attempt uuid not null,
  answer text,
  at timestamptz not null,
  primary key (tenant_id, member_id, key)
);
create index answered_at on answered (at);
