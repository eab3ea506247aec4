import { z } from '@hono/zod-openapi'
import { route } from '#platform/http/route.ts'
import { changes, said } from '../contract.ts'

/** A project and the version of it that the writer saw. */
const seen = z.object({ id: z.uuid(), version: z.number().int().min(1) })
const items = z.array(seen).min(1).max(500)

const answer = z.object({
  done: z.array(seen.extend({ changed: z.boolean().describe('False where it was so already') })),
  refused: z.array(
    z.object({
      id: z.string(),
      name: z.string().nullable().describe('As the member may read it; null where it may not see the project'),
      code: z.string().openapi({ example: 'project.stale' }),
      because: said,
    }),
  ),
})

export const editMany = route({
  id: 'projects.bulk',
  method: 'post',
  path: '/api/projects/bulk',
  summary: ['批量修改：逐个项目分别生效', 'Change the same facts of many projects, each by itself'],
  body: z.object({
    items,
    changes: changes.default({}),
    add_tags: z.array(z.string().trim().min(1).max(40)).max(20).default([]),
    remove_tags: z.array(z.string().trim().min(1).max(40)).max(20).default([]),
  }),
  answer,
})

export const undoEdits = route({
  id: 'projects.undo',
  method: 'post',
  path: '/api/projects/undo',
  summary: ['撤销我刚才的修改', 'Take back edits of mine that nobody has built on'],
  body: z.object({ items: items.describe('With the versions that the edits made') }),
  answer,
})
