/** Kind of a stream → the table its record lives in, for `verify`. */
export const records: Record<string, string> = {
  unit: 'unit',
  member: 'member',
  playbook: 'playbook_version',
  enterprise: 'enterprise',
  project: 'project',
  claim: 'claim',
  import: 'import',
  snapshot: 'snapshot',
  channel: 'channel',
}
