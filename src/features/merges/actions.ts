import * as enterprises from '#features/enterprises/merge/actions.ts'
import { unmergeEnterprises } from '#features/enterprises/merge/undo/actions.ts'
import * as projects from '#features/projects/merge/actions.ts'
import { unmergeProjects } from '#features/projects/merge/undo/actions.ts'
import type { Context } from '#platform/context.ts'
import type { MergeKind } from './model.ts'
import { kindOf, type Merging } from './rows/actions.ts'

/** Two records side by side: what differs, what would follow, and what stands in the way. */
export function previewMerge(context: Context, { kind, kept, lost }: { kind: MergeKind; kept: string; lost: string }) {
  return kind === 'enterprise'
    ? enterprises.previewMerge(context, kept, lost)
    : projects.previewMerge(context, kept, lost)
}

/** Makes two records one: what named the lost one names the kept one. */
export function mergeRecords(context: Context, input: Merging & { kind: MergeKind }) {
  return input.kind === 'enterprise'
    ? enterprises.mergeEnterprises(context, input)
    : projects.mergeProjects(context, input)
}

/** What was merged into a record, the latest first. */
export function listMerges(context: Context, { kind, id }: { kind: MergeKind; id: string }) {
  return kind === 'enterprise' ? enterprises.listMerges(context, id) : projects.listMerges(context, id)
}

/** Gives both records back as they were, or says what stands in the way. */
export async function undoMerge(context: Context, id: string, reason: string) {
  const kind = await kindOf(context, id)
  return kind === 'enterprise' ? unmergeEnterprises(context, id, reason) : unmergeProjects(context, id, reason)
}
