// Printed by `npm run generate` from migrations/*.sql. Do not edit.
import type { ColumnType, Generated } from 'kysely'

/** Read as ISO text; written as a Date or ISO text. */
type Instant = ColumnType<string, string | Date, string | Date>
/** Read as parsed JSON; written with `json(value)`, or as JSON text. */
type Json = ColumnType<unknown, unknown, unknown>

export interface Answered {
  tenant_id: string
  member_id: string
  key: string
  asked: string
  attempt: string
  answer: string | null
  at: Instant
}

export interface ApiKey {
  tenant_id: string
  id: string
  member_id: string
  name: string
  prefix: string
  secret_hash: string
  created_at: Instant
  expires_at: Instant | null
  last_used_at: Instant | null
  revoked_at: Instant | null
}

export interface AuthAccount {
  id: string
  account_id: string
  provider_id: string
  user_id: string
  access_token: string | null
  refresh_token: string | null
  id_token: string | null
  access_token_expires_at: Instant | null
  refresh_token_expires_at: Instant | null
  scope: string | null
  password: string | null
  created_at: ColumnType<string, string | Date | undefined, string | Date>
  updated_at: ColumnType<string, string | Date | undefined, string | Date>
}

export interface AuthSession {
  id: string
  user_id: string
  token: string
  expires_at: Instant
  ip_address: string | null
  user_agent: string | null
  created_at: ColumnType<string, string | Date | undefined, string | Date>
  updated_at: ColumnType<string, string | Date | undefined, string | Date>
}

export interface AuthTwoFactor {
  id: string
  secret: string
  backup_codes: string
  verified: Generated<boolean>
  failed_verification_count: Generated<number>
  locked_until: Instant | null
  user_id: string
}

export interface AuthUser {
  id: string
  name: string
  email: string
  email_verified: Generated<boolean>
  image: string | null
  username: string | null
  display_username: string | null
  two_factor_enabled: Generated<boolean>
  created_at: ColumnType<string, string | Date | undefined, string | Date>
  updated_at: ColumnType<string, string | Date | undefined, string | Date>
}

export interface AuthVerification {
  id: string
  identifier: string
  value: string
  expires_at: Instant
  created_at: ColumnType<string, string | Date | undefined, string | Date>
  updated_at: ColumnType<string, string | Date | undefined, string | Date>
}

export interface Balance {
  tenant_id: string
  breakdown: string
  month: string
  indicator: string
  unit_id: string
  key: string
  n: string
  cny: string
}

export interface Channel {
  tenant_id: string
  id: string
  version: number
  kind: string
  name: string
  address: string
  secret: Generated<string>
  sender: Generated<string>
  language: Generated<string>
  kinds: Generated<string[]>
  disabled_at: Instant | null
  removed_at: Instant | null
  problem: string | null
  problem_at: Instant | null
  sent_at: Instant | null
}

export interface Claim {
  tenant_id: string
  id: string
  version: number
  project_id: string
  unit_id: string
  kind: string
  milestone: string | null
  event_on: string
  year: number | null
  metric: string | null
  value: string | null
  amount: string | null
  currency: string | null
  unit: string | null
  cny: string | null
  rate: string | null
  rate_on: string | null
  origin_place: string | null
  capital_increase: Generated<boolean>
  voucher_number: Generated<string>
  contract_number: Generated<string>
  note: Generated<string>
  reverses: string | null
  status: string
  submitted_by: string | null
  submitted_at: Instant | null
  unit_reviewed_by: string | null
  unit_reviewed_at: Instant | null
  city_reviewed_by: string | null
  city_reviewed_at: Instant | null
  approved_on: string | null
  return_reason: Generated<string>
  created_at: Instant
  updated_at: Instant
  search: Generated<(number | null)[]>
}

export interface CountVersion {
  tenant_id: string
  unit_id: string
  version: number
}

export interface DefaultView {
  tenant_id: string
  member_id: string
  view_id: string
}

export interface Delivery {
  tenant_id: string
  channel_id: string
  about: string
  notice_id: string
  status: string
  attempts: Generated<number>
  next_at: Instant
  sent_at: Instant | null
  problem: string | null
}

export interface Dispute {
  tenant_id: string
  id: string
  version: number
  enterprise_id: string
  protection_id: string
  holder_unit_id: string
  asking_unit_id: string
  asking_project_id: string | null
  status: string
  question: string
  asked_by: string
  asked_on: string
  answer_by_on: string
  answer: Generated<string>
  answered_by: string | null
  answered_on: string | null
  appeal: Generated<string>
  appealed_by: string | null
  appealed_on: string | null
  decision: string | null
  reason: Generated<string>
  decided_by: string | null
  decided_on: string | null
}

export interface Enterprise {
  tenant_id: string
  id: string
  version: number
  name: string
  name_key: string
  code: string | null
  country: string | null
  region: Generated<string>
  industry: string | null
  kind: Generated<string>
  address: Generated<string>
  contact_name: Generated<string>
  contact_phone: Generated<string>
  note: Generated<string>
  tags: Generated<string[]>
  name_sort: Generated<string>
  search: Generated<(number | null)[]>
  created_at: Instant
  updated_at: Instant
  other_names: Generated<string[]>
}

export interface EnterpriseAlias {
  tenant_id: string
  id: string
  enterprise_id: string
  name: string
  name_key: string
  kind: string
  from_on: string | null
  until_on: string | null
  source: Generated<string>
}

export interface EnterpriseKey {
  tenant_id: string
  key: number
  enterprise_id: string
}

export interface EnterpriseLabel {
  tenant_id: string
  id: string
  version: number
  enterprise_id: string
  other_enterprise_id: string
  decision: string
  names: string
  one: Json
  other: Json
  score: number
  features: Json
  merge_id: string | null
  decided_by: string | null
  decided_at: Instant
  carried_by: string | null
}

export interface EnterprisePair {
  tenant_id: string
  id: string
  enterprise_id: string
  other_enterprise_id: string
  score: number
  decision: string
  names: string
  label_id: string | null
  found_at: Instant
  said_code: string | null
}

export interface EnterpriseRelation {
  tenant_id: string
  id: string
  enterprise_id: string
  other_enterprise_id: string
  kind: string
  share: string | null
  since_on: string | null
  until_on: string | null
  source: Generated<string>
  proof_sha256: string | null
  proof_name: Generated<string>
}

export interface EnterpriseSweep {
  tenant_id: string
  id: string
  version: number
  started_by: string | null
  started_at: Instant
  finished_at: Instant | null
  after_id: string | null
  done: Generated<number>
  total: number
}

export interface EnterpriseUnpaired {
  tenant_id: string
  enterprise_id: string
}

export interface Event {
  tenant_id: string
  stream_id: string
  seq: number
  kind: string
  actor_id: string | null
  at: Instant
  changes: Json
  note: string | null
  hash: string
}

export interface Evidence {
  tenant_id: string
  id: string
  project_id: string
  claim_id: string | null
  kind: string
  sha256: string
  name: string
  number: Generated<string>
  note: Generated<string>
  added_by: string | null
  added_at: Instant
  removed_at: Instant | null
}

export interface File {
  tenant_id: string
  sha256: string
  size: number
  media_type: string
  added_at: Instant
  added_by: string | null
}

export interface FileUpload {
  tenant_id: string
  sha256: string
  member_id: string
  at: Instant
}

export interface FormTemplate {
  tenant_id: string
  id: string
  version: number
  owner_id: string
  unit_id: string | null
  name: string
  layout: string
  names: Json
  file_name: string
  sha256: string
  changed_at: Instant
  removed_at: Instant | null
}

export interface Import {
  tenant_id: string
  id: string
  version: number
  member_id: string
  unit_id: string
  file_name: string
  sha256: string
  map: Json
  status: string
  rows_total: number | null
  rows_done: Generated<number>
  problem: string | null
  created_at: Instant
  started_at: Instant | null
  ended_at: Instant | null
  last_row: Generated<number>
  progress_at: Instant | null
  rows_before: Generated<number>
  undo: string | null
  undo_by: string | null
  undo_rows: Generated<number>
  undo_at: Instant | null
  mapped_as: Json | null
  waits_for: string | null
}

export interface ImportMapping {
  tenant_id: string
  id: string
  version: number
  unit_id: string
  fingerprint: string
  headers: Json
  map: Json
  file_name: string
  saved_by: string
  saved_at: Instant
}

export interface ImportRow {
  tenant_id: string
  import_id: string
  n: number
  outcome: string
  project_id: string | null
  candidate_id: string | null
  cells: Json
  reasons: ColumnType<unknown, unknown, unknown>
  decision: string | null
  decided_by: string | null
  decided_at: Instant | null
  seq_before: number | null
  seq_after: number | null
}

export interface Industry {
  tenant_id: string
  code: string
  zh: string
  en: Generated<string>
}

export interface Member {
  tenant_id: string
  id: string
  user_id: string
  user_name: string
  name: string
  name_en: Generated<string>
  title: Generated<string>
  phone: Generated<string>
  email: Generated<string>
  language: Generated<string>
  disabled_at: Instant | null
  created_at: ColumnType<string, string | Date | undefined, string | Date>
  version: number
  search: Generated<(number | null)[]>
  password_given: Generated<boolean>
}

export interface MemberRole {
  tenant_id: string
  member_id: string
  unit_id: string
  role: string
}

export interface Merge {
  tenant_id: string
  id: string
  kind: string
  kept_id: string
  lost_id: string
  lost_name: string
  name_key: Generated<string>
  code: string | null
  reason: string
  changes: Json
  kept: Json
  moved: Json
  merged_by: string | null
  merged_at: Instant
  undone_by: string | null
  undone_at: Instant | null
  undone_reason: Generated<string>
}

export interface Migration {
  name: string
  sha256: string
  applied_at: ColumnType<string, string | Date | undefined, string | Date>
}

export interface Notice {
  tenant_id: string
  id: string
  member_id: string
  key: string
  kind: string
  project_id: string | null
  claim_id: string | null
  data: Json
  created_at: Instant
  read_at: Instant | null
}

export interface Pipeline {
  tenant_id: string
  id: string
  unit_id: string
  stage: string
  status: string
  light: string
  n: number
  cny: string
}

export interface PlaybookVersion {
  tenant_id: string
  id: string
  number: number
  source: string
  effective_on: string
  activated_at: Instant
  activated_by: string | null
  version: number
}

export interface Posting {
  tenant_id: string
  id: string
  claim_id: string
  counted_claim_id: string
  project_id: string
  indicator: string
  posted_on: string
  corrects: string | null
  n: string
  cny: string
  unit_id: string
  industry: string | null
  origin: string | null
  origin_place: string | null
  excluded_because: string | null
  share: string | null
  transfer_id: string | null
}

export interface Project {
  tenant_id: string
  id: string
  version: number
  playbook_id: string
  unit_id: string
  created_by: string | null
  created_at: Instant
  updated_at: Instant
  name: string
  code: string | null
  confidential: Generated<boolean>
  code_name: Generated<string>
  stage: string
  stage_entered_on: string
  status: Generated<string>
  status_reason: Generated<string>
  status_on: string | null
  light: Generated<string>
  light_rule: string | null
  light_on: string | null
  chain_leader: Generated<string>
  tags: Generated<string[]>
  origin: string | null
  origin_place: string | null
  source: string | null
  source_detail: Generated<string>
  contact_name: Generated<string>
  contact_phone: Generated<string>
  company_name: Generated<string>
  company_code: Generated<string>
  content: Generated<string>
  industry: string | null
  construction: string | null
  address: Generated<string>
  latitude: string | null
  longitude: string | null
  location_exact: boolean | null
  contract_kind: string | null
  contract_number: Generated<string>
  filing_code: Generated<string>
  figures: ColumnType<unknown, unknown, unknown>
  custom: ColumnType<unknown, unknown, unknown>
  extra: ColumnType<unknown, unknown, unknown>
  investment_cny: string | null
  fixed_assets_cny: string | null
  land_mu: string | null
  first_contact_on: string | null
  signed_on: string | null
  registered_on: string | null
  filed_on: string | null
  permitted_on: string | null
  planned_start_on: string | null
  started_on: string | null
  in_statistics_on: string | null
  planned_completion_on: string | null
  completed_on: string | null
  produced_on: string | null
  scaled_on: string | null
  full_capacity_on: string | null
  progress: Generated<string>
  problems: Generated<string>
  next_step: Generated<string>
  next_step_on: string | null
  investor_names: Generated<string>
  search_open: Generated<(number | null)[]>
  search_full: Generated<(number | null)[]>
  name_key: Generated<string>
  service_step: string | null
  service_due_on: string | null
  came_on: string | null
  way: string[] | null
  way_days: (number | null)[] | null
  announced_cny: string | null
  agreed_cny: string | null
  verified_cny: string | null
}

export interface ProjectInvestor {
  tenant_id: string
  project_id: string
  position: number
  enterprise_id: string
  share: string | null
}

export interface ProjectKey {
  tenant_id: string
  key: string
  project_id: string
  import_id: string | null
}

export interface ProjectMember {
  tenant_id: string
  project_id: string
  member_id: string
  duty: string
}

export interface ProjectNote {
  tenant_id: string
  id: string
  project_id: string
  author_id: string | null
  at: Instant
  text: string
}

export interface ProjectStage {
  tenant_id: string
  project_id: string
  version: number
  stage: string
  entered_on: string
  left_on: string | null
}

export interface Protection {
  tenant_id: string
  id: string
  version: number
  enterprise_id: string
  project_id: string
  unit_id: string
  joint_unit_ids: Generated<string[]>
  registered_on: string
  until_on: string
  paused_on: string | null
  paused_days: Generated<number>
  ended_on: string | null
  ending: string | null
}

export interface Relocation {
  tenant_id: string
  id: string
  version: number
  project_id: string
  enterprise_id: string | null
  earlier_project_id: string | null
  produced_on: string | null
  set_by: string
  reason: Generated<string>
  flagged_by: string | null
  flagged_on: string
  status: string
  decision: Generated<string>
  decided_by: string | null
  decided_on: string | null
  evidence_ids: Generated<string[]>
}

export interface ReportRun {
  tenant_id: string
  id: string
  schedule_id: string
  owner_id: string
  name: string
  due_at: Instant
  made_at: Instant
  reach: string[]
  readers: string[]
  report: Json
}

export interface ReportSchedule {
  tenant_id: string
  id: string
  version: number
  view_id: string
  owner_id: string
  every: string
  day: number
  hour: number
  members: string[]
  roles: string[]
  next_at: Instant | null
  stopped_because: string | null
  removed_at: Instant | null
}

export interface SavedView {
  tenant_id: string
  id: string
  version: number
  owner_id: string
  unit_id: string | null
  name: string
  query: Json
  layout: Json
  removed_at: Instant | null
  subject: Generated<string>
}

export interface SearchRefresh {
  tenant_id: string
  kind: string
  after_id: string | null
  done: Generated<number>
  finished_at: Instant | null
}

export interface SignInFailure {
  user_name: string
  failures: number
  last_at: Instant
  locked_until: Instant | null
}

export interface Snapshot {
  tenant_id: string
  id: string
  version: number
  period: string
  frozen_at: Instant
  frozen_by: string | null
  report: Json
}

export interface Stream {
  tenant_id: string
  id: string
  kind: string
  seq: number
  hash: string
}

export interface Target {
  tenant_id: string
  unit_id: string
  year: number
  indicator: string
  measure: string
  value: string
  version: number
}

export interface Tenant {
  id: string
  slug: string
  name: string
  name_en: string
  demo: Generated<boolean>
  created_at: ColumnType<string, string | Date | undefined, string | Date>
  lights_on: string | null
}

export interface Transfer {
  tenant_id: string
  id: string
  version: number
  project_id: string
  origin_unit_id: string
  from_unit_id: string
  to_unit_id: string | null
  pooled: boolean
  status: string
  reason: string
  shown_name: string
  shown_industry: string | null
  shown_cny: string | null
  needs: string
  share_counts: number
  share_tax: number
  share_years: number
  offered_by: string
  offered_on: string
  answer_by_on: string
  answer: Generated<string>
  answered_by: string | null
  answered_on: string | null
  shared_until_on: string | null
}

export interface Unit {
  tenant_id: string
  id: string
  parent_id: string | null
  kind: string
  name: string
  name_en: Generated<string>
  short_name: Generated<string>
  path: string
  position: Generated<number>
  closed_on: string | null
  version: number
}

export interface Tables {
  answered: Answered
  api_key: ApiKey
  auth_account: AuthAccount
  auth_session: AuthSession
  auth_two_factor: AuthTwoFactor
  auth_user: AuthUser
  auth_verification: AuthVerification
  balance: Balance
  channel: Channel
  claim: Claim
  count_version: CountVersion
  default_view: DefaultView
  delivery: Delivery
  dispute: Dispute
  enterprise: Enterprise
  enterprise_alias: EnterpriseAlias
  enterprise_key: EnterpriseKey
  enterprise_label: EnterpriseLabel
  enterprise_pair: EnterprisePair
  enterprise_relation: EnterpriseRelation
  enterprise_sweep: EnterpriseSweep
  enterprise_unpaired: EnterpriseUnpaired
  event: Event
  evidence: Evidence
  file: File
  file_upload: FileUpload
  form_template: FormTemplate
  import: Import
  import_mapping: ImportMapping
  import_row: ImportRow
  industry: Industry
  member: Member
  member_role: MemberRole
  merge: Merge
  migration: Migration
  notice: Notice
  pipeline: Pipeline
  playbook_version: PlaybookVersion
  posting: Posting
  project: Project
  project_investor: ProjectInvestor
  project_key: ProjectKey
  project_member: ProjectMember
  project_note: ProjectNote
  project_stage: ProjectStage
  protection: Protection
  relocation: Relocation
  report_run: ReportRun
  report_schedule: ReportSchedule
  saved_view: SavedView
  search_refresh: SearchRefresh
  sign_in_failure: SignInFailure
  snapshot: Snapshot
  stream: Stream
  target: Target
  tenant: Tenant
  transfer: Transfer
  unit: Unit
}
