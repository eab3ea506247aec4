-- A unit asks for an investor whom another holds; what the holder does not grant an arbiter decides.
create table dispute (
  tenant_id uuid not null references tenant,
  id uuid not null,
  version integer not null,
  enterprise_id uuid not null,
  protection_id uuid not null,
  holder_unit_id uuid not null,
  asking_unit_id uuid not null,
  asking_project_id uuid,
  status text not null,
  question text not null,
  asked_by uuid not null,
  asked_on date not null,
  answer_by_on date not null,
  answer text not null default '',
  answered_by uuid,
  answered_on date,
  appeal text not null default '',
  appealed_by uuid,
  appealed_on date,
  decision text,
  reason text not null default '',
  decided_by uuid,
  decided_on date,
  primary key (tenant_id, id),
  foreign key (tenant_id, enterprise_id) references enterprise,
  foreign key (tenant_id, protection_id) references protection,
  foreign key (tenant_id, asking_project_id) references project,
  foreign key (tenant_id, holder_unit_id) references unit,
  foreign key (tenant_id, asking_unit_id) references unit
);
create unique index dispute_open on dispute (tenant_id, protection_id, asking_unit_id)
  where status in ('asked', 'declined', 'appealed');
create index dispute_enterprise on dispute (tenant_id, enterprise_id);
create index dispute_holder on dispute (tenant_id, holder_unit_id, asked_on desc, id desc);
create index dispute_asking on dispute (tenant_id, asking_unit_id, asked_on desc, id desc);
