-- Who brought the bytes of a file: only its uploader may read it before a record shows it, and only an uploader may attach it, so
-- that knowing the hash of somebody else's file opens nothing.
create table file_upload (
  tenant_id uuid not null,
  sha256 text not null,
  member_id uuid not null,
  at timestamptz not null,
  primary key (tenant_id, sha256, member_id),
  foreign key (tenant_id, sha256) references file,
  foreign key (tenant_id, member_id) references member
);
