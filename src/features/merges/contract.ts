import { z } from '@hono/zod-openapi'
import { route } from '#platform/http/route.ts'
import { mergeKinds } from './model.ts'

const words = z.object({ zh: z.string(), en: z.string() })
const kind = z.enum(mergeKinds)

const side = z.object({
  id: z.string(),
  version: z.number(),
  name: z.string(),
  unit: z.string().nullable().describe('The unit that holds a project'),
  follows: z
    .array(words.extend({ table: z.string(), n: z.number() }))
    .describe('What would follow, were it the one that is lost'),
})

const preview = z
  .object({
    kept: side,
    lost: side,
    score: z.number().nullable().describe('Probability from 0 to 1 that two enterprises are one'),
    reasons: z.array(words),
    fields: z
      .array(
        z.object({
          field: z.string().openapi({ example: 'investment.agreed' }),
          label: words,
          kept: words.nullable(),
          lost: words.nullable(),
          take: z.boolean().describe('Proposed: the lost one’s value, for the kept one has none'),
        }),
      )
      .describe('Facts in which the two differ'),
    obstacles: z.array(words).describe('Why the two cannot be merged as they are'),
  })
  .openapi('MergePreview')

const merging = z
  .object({
    kind,
    kept_id: z.uuid(),
    lost_id: z.uuid(),
    version: z.number().int().describe('Of the kept one, as it was seen'),
    lost_version: z.number().int().describe('Of the lost one, as it was seen'),
    take: z.array(z.string().max(200)).max(500).describe('Fields whose value the kept one takes from the lost one'),
    reason: z.string().trim().min(1).max(2000),
  })
  .openapi('Merging', {
    example: {
      kind: 'enterprise',
      kept_id: '019a0000-0000-7000-8000-000000000001',
      lost_id: '019a0000-0000-7000-8000-000000000002',
      version: 3,
      lost_version: 1,
      take: ['contact_phone'],
      reason: '同一企业，简称重复录入',
    },
  })

const done = z.object({ id: z.string().describe('The kept record') })

export const previewMerge = route({
  id: 'merges.preview',
  method: 'get',
  path: '/api/merges/preview',
  summary: ['合并前逐项对照两家企业或两个项目', 'Two enterprises or projects side by side before they are merged'],
  query: z.object({
    kind,
    kept: z.uuid(),
    lost: z.uuid().describe('The record that would be lost'),
  }),
  answer: preview,
})

export const mergeRecords = route({
  id: 'merges.merge',
  method: 'post',
  path: '/api/merges',
  summary: ['合并两家企业或两个项目', 'Merge two enterprises or two projects'],
  body: merging,
  answer: done.extend({ merge_id: z.string().describe('By which the merge can be taken back') }),
})

export const listMerges = route({
  id: 'merges.list',
  method: 'get',
  path: '/api/merges',
  summary: ['并入一家企业或一个项目的记录', 'What was merged into an enterprise or a project'],
  query: z.object({ kind, id: z.uuid() }),
  answer: z
    .object({
      items: z.array(
        z.object({
          id: z.string(),
          lost_id: z.string(),
          lost_name: z.string(),
          reason: z.string(),
          by: z.string().nullable(),
          at: z.string(),
        }),
      ),
      can: z.array(z.string()).describe('`merge` where the reader may merge and take back'),
    })
    .openapi('Merges'),
})

export const undoMerge = route({
  id: 'merges.undo',
  method: 'post',
  path: '/api/merges/{id}/undo',
  summary: ['撤销合并，两者原样恢复', 'Take a merge back: both are as they were'],
  params: z.object({ id: z.uuid() }),
  body: z.object({ reason: z.string().trim().min(1).max(2000).openapi({ example: '实为两家企业' }) }),
  answer: done,
})
