import { brokenSeals, wrongBalances } from '#features/projects/claims/postings/store.ts'
import { wrongSums } from '#features/projects/pipeline/store.ts'
import { wrongSizes } from '#features/projects/rows/store.ts'
import type { SumCheck } from '#platform/ledger/verify.ts'

/** Kind of a stream → the table its record lives in, for `verify`. */
export const records: Record<string, string> = {
  unit: 'unit',
  member: 'member',
  playbook: 'playbook_version',
  enterprise: 'enterprise',
  label: 'enterprise_label',
  sweep: 'enterprise_sweep',
  project: 'project',
  claim: 'claim',
  protection: 'protection',
  dispute: 'dispute',
  transfer: 'transfer',
  relocation: 'relocation',
  import: 'import',
  mapping: 'import_mapping',
  snapshot: 'snapshot',
  channel: 'channel',
  view: 'saved_view',
  schedule: 'report_schedule',
  template: 'form_template',
}

/** What is kept beside the records and follows from them, for `verify`. */
export const sums: SumCheck[] = [brokenSeals, wrongBalances, wrongSums, wrongSizes]
