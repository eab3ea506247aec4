import type { Words } from '#platform/words.ts'

/** What each kind of notice says besides its project; words are made of it when somebody reads. */
export interface NoticeData {
  next_step: { on: string }
  stage_deadline: { stage: Words; due_on: string }
  report: { since: string }
  light: { light: 'yellow' | 'red'; rule: Words | null }
  review: { level: ReviewLevel; claim: Words }
  review_waiting: { level: ReviewLevel; claim: Words; days: number }
  returned: { claim: Words; reason: string }
  approved: { claim: Words }
  protection_ends: { on: string; days: number }
  service: { step: Words; due_on: string; late: boolean }
  dispute_asked: DisputeData
  dispute_answered: DisputeData & { answer: 'hand_over' | 'joint' | 'decline' }
  dispute_appealed: DisputeData & { by: string }
  dispute_decided: DisputeData & { decision: 'stays' | 'moves' | 'joint' }
  report_ready: { run_id: string; report: string; on: string }
  transfer_offered: TransferData
  transfer_taken: TransferData
  transfer_declined: TransferData
  transfer_taken_back: TransferData
  transfer_returned: TransferData
  relocation: { set_by: 'system' | 'hand'; reason: string }
  relocation_ended: { ended_by: 'system' | 'hand'; reason: string }
  import_done: {
    import_id: string
    file_name: string
    created: number
    updated: number
    suspected: number
    refused: number
  }
}

/** Over which investor, and the other side's unit. */
interface DisputeData {
  dispute_id: string
  enterprise: string
  unit: string
}

/** Which project, by what is shown of its name; the other unit, blank for the pool; the last day to take it. */
interface TransferData {
  transfer_id: string
  name: string
  unit: string
  on: string
}

export type NoticeKind = keyof NoticeData
export type ReviewLevel = 'unit' | 'city'

export const noticeKinds = [
  'next_step',
  'stage_deadline',
  'report',
  'light',
  'review',
  'review_waiting',
  'returned',
  'approved',
  'protection_ends',
  'service',
  'dispute_asked',
  'dispute_answered',
  'dispute_appealed',
  'dispute_decided',
  'report_ready',
  'transfer_offered',
  'transfer_taken',
  'transfer_declined',
  'transfer_taken_back',
  'transfer_returned',
  'relocation',
  'relocation_ended',
  'import_done',
] as const satisfies NoticeKind[]

/** What is to be told, of whatever kind; `key` is made by `keys`. */
export type Telling = {
  [K in NoticeKind]: { kind: K; data: NoticeData[K]; key: string; project_id?: string; claim_id?: string }
}[NoticeKind]

/** One notice to one member. */
export type NewNotice = Telling & { member_id: string }

/**
 * What a notice is about: the same key is told to the same member once, however often and wherever it is found due. What can
 * happen again carries the day or instant since when it is so.
 */
export const keys = {
  nextStep: (project: string, on: string) => `next_step:${project}:${on}`,
  stageDeadline: (project: string, stage: string, enteredOn: string) =>
    `stage_deadline:${project}:${stage}:${enteredOn}`,
  report: (project: string, since: string) => `report:${project}:${since}`,
  light: (project: string, rule: string, since: string) => `light:${project}:${rule}:${since}`,
  review: (claim: string, level: ReviewLevel, since: string) => `review:${claim}:${level}:${since}`,
  reviewWaiting: (claim: string, level: ReviewLevel, since: string, time: number) =>
    `review_waiting:${claim}:${level}:${since}:${time}`,
  returned: (claim: string, version: number) => `returned:${claim}:${version}`,
  approved: (claim: string) => `approved:${claim}`,
  protectionEnds: (protection: string, on: string, days: number) => `protection_ends:${protection}:${on}:${days}`,
  service: (project: string, step: string, dueOn: string, late: boolean) =>
    `service:${project}:${step}:${dueOn}:${late ? 'late' : 'soon'}`,
  dispute: (id: string, version: number) => `dispute:${id}:${version}`,
  reportReady: (run: string) => `report_ready:${run}`,
  transfer: (id: string, version: number) => `transfer:${id}:${version}`,
  relocation: (id: string) => `relocation:${id}`,
  relocationEnded: (id: string) => `relocation_ended:${id}`,
  importDone: (id: string) => `import_done:${id}`,
}

/** One notice a member: what is told, to each of them. */
export function toEach(members: Iterable<string>, telling: Telling): NewNotice[] {
  return [...members].map((member_id) => ({ ...telling, member_id }))
}
