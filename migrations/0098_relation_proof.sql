-- The paper that a relation between two enterprises rests on: an annual report, a page of a public register, an agreement.
alter table enterprise_relation
  add column proof_sha256 text,
  add column proof_name text not null default '',
  add foreign key (tenant_id, proof_sha256) references file;
