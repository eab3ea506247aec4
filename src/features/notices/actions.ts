import type { Db, Tx } from '#platform/db/open.ts'
import { announce } from '#platform/live/announce.ts'
import { traditional } from '#platform/traditional.ts'
import { inLanguage, type Language, say, type Words } from '#platform/words.ts'
import type { NewNotice, NoticeData, NoticeKind, ReviewLevel } from './model.ts'
import { insertNotices, projectAudience, reviewAudience } from './store.ts'
import { text } from './text.ts'

/**
 * Tells members something, in the transaction that makes it so. A notice whose key its member was told already is left alone.
 * Answers how many are new.
 */
export async function notify(tx: Tx, tenantId: string, notices: NewNotice[]): Promise<number> {
  if (notices.length === 0) return 0
  const told = [...new Set(notices.map(({ member_id }) => member_id))]
  await announce(
    tx,
    tenantId,
    told.map((id) => ({ kind: 'notice', id, version: 0 })),
  )
  return insertNotices(tx, tenantId, notices)
}

/** Project → the members who are told about it: its team, and where nobody on it carries it the leads of the unit or of the nearest above. */
export async function whoCarries(db: Db | Tx, tenantId: string, projectIds: string[]): Promise<Map<string, string[]>> {
  return byId(await projectAudience(db, tenantId, projectIds))
}

/** Claim → the members who may review it at this level, nearest first to the claim's unit; never its author. */
export async function whoReviews(
  db: Db | Tx,
  tenantId: string,
  level: ReviewLevel,
  claimIds: string[],
): Promise<Map<string, string[]>> {
  return byId(await reviewAudience(db, tenantId, `${level}_reviewer`, claimIds))
}

function byId(rows: { id: string; member_id: string }[]): Map<string, string[]> {
  const groups = Map.groupBy(rows, (row) => row.id)
  return new Map([...groups].map(([id, members]) => [id, members.map((row) => row.member_id)]))
}

export interface Written {
  kind: string
  data: unknown
}

/** A notice as a line of text. `project` is the name that the reader may know, null where they may know none. */
export function noticeLine(notice: Written, project: string | null, language: Language): string {
  const wording = wordings[notice.kind as NoticeKind] as ((data: unknown, name: Words) => Words) | undefined
  const words = wording?.(notice.data, project === null ? text.project : [project, project]) ?? [
    notice.kind,
    notice.kind,
  ]
  return language === 'zh-TW' ? traditional(words[0]) : inLanguage(words, language)
}

/** The same without what its author wrote freely: for a group, whose members we do not know. */
export function publicLine({ kind, data }: Written, project: string | null, language: Language): string {
  return noticeLine(
    { kind, data: { ...(data as object), reason: '', file_name: '', enterprise: '…', name: '…', report: '…' } },
    project,
    language,
  )
}

const wordings: { [K in NoticeKind]: (data: NoticeData[K], project: Words) => Words } = {
  next_step: ({ on }, project) => both((i) => text.next_step[i](project[i], on)),
  stage_deadline: ({ stage, due_on }, project) => both((i) => text.stage_deadline[i](project[i], stage[i], due_on)),
  report: ({ since }, project) => both((i) => text.report[i](project[i], since)),
  light: ({ light, rule }, project) =>
    both((i) => text.light[i](project[i], text[`light_${light}`][i], rule?.[i] ?? '')),
  review: ({ level, claim }, project) => both((i) => text.review[i](project[i], claim[i], text[`level_${level}`][i])),
  review_waiting: ({ level, claim, days }, project) =>
    both((i) => text.review_waiting[i](project[i], claim[i], text[`level_${level}`][i], days)),
  returned: ({ claim, reason }, project) => both((i) => text.returned[i](project[i], claim[i], reason)),
  approved: ({ claim }, project) => both((i) => text.approved[i](project[i], claim[i])),
  protection_ends: ({ on, days }, project) => both((i) => text.protection_ends[i](project[i], on, days)),
  service: ({ step, due_on, late }, project) =>
    both((i) => text[late ? 'service_late' : 'service_soon'][i](project[i], step[i], due_on)),
  dispute_asked: ({ enterprise, unit }) => both((i) => text.dispute_asked[i](unit, enterprise)),
  dispute_answered: ({ enterprise, unit, answer }) =>
    both((i) => text.dispute_answered[i](unit, enterprise, text[`answer_${answer}`][i])),
  dispute_appealed: ({ enterprise, unit, by }) => both((i) => text.dispute_appealed[i](by, unit, enterprise)),
  dispute_decided: ({ enterprise, unit, decision }) =>
    both((i) => text.dispute_decided[i](unit, enterprise, text[`decision_${decision}`][i])),
  report_ready: ({ report, on }) => both((i) => text.report_ready[i](report, on)),
  transfer_offered: ({ name, unit, on }) => both((i) => text.transfer_offered[i](unit, called(name)[i], on)),
  transfer_taken: ({ name, unit }) => both((i) => text.transfer_taken[i](called(name)[i], unit)),
  transfer_declined: ({ name, unit }) => both((i) => text.transfer_declined[i](unit, called(name)[i])),
  transfer_taken_back: ({ name, unit }) => both((i) => text.transfer_taken_back[i](unit, called(name)[i])),
  transfer_returned: ({ name, on }) => both((i) => text.transfer_returned[i](called(name)[i], on)),
  relocation: ({ set_by, reason }, project) => both((i) => text[`relocation_${set_by}`][i](project[i], reason)),
  relocation_ended: ({ ended_by, reason }, project) =>
    both((i) => text[`relocation_ended_${ended_by}`][i](project[i], reason)),
  import_done: ({ file_name, created, updated, suspected, refused }) =>
    say(text.import_done, file_name, created, updated, suspected, refused),
}

/** What is shown of a project's name may be nothing. */
function called(name: string): Words {
  return name === '' ? text.project : [name, name]
}

function both(line: (language: 0 | 1) => string): Words {
  return [line(0), line(1)]
}
