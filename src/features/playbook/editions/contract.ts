import { z } from '@hono/zod-openapi'
import { route } from '#platform/http/route.ts'
import { playbookSchema } from '../schema/model.ts'

const said = z.object({ zh: z.string(), en: z.string() })

export const getCurrent = route({
  id: 'playbook.current',
  method: 'get',
  path: '/api/playbook',
  summary: ['现行制度包', 'The playbook in force'],
  answer: z.object({ id: z.string(), number: z.number(), effective_on: z.string(), playbook: playbookSchema }),
})

export const listEditions = route({
  id: 'playbook.editions',
  method: 'get',
  path: '/api/playbook/editions',
  summary: ['制度包各版本', 'Versions of the playbook'],
  answer: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        number: z.number(),
        source: z.string(),
        effective_on: z.string(),
        activated_at: z.string(),
        activated_by: z.string().nullable(),
        in_force: z.boolean(),
        to_come: z.boolean().describe('Activated for a day that has not come'),
      }),
    ),
    can: z.array(z.string()),
  }),
})

export const compareEditions = route({
  id: 'playbook.compare',
  method: 'get',
  path: '/api/playbook/differences',
  summary: ['比较制度包的两个版本', 'What differs between two versions of the playbook'],
  query: z.object({ from: z.uuid(), to: z.uuid() }),
  answer: z.object({ items: z.array(said) }),
})

export const listShipped = route({
  id: 'playbook.shipped',
  method: 'get',
  path: '/api/playbook/shipped',
  summary: ['随系统附带的制度包', 'Playbooks that come with Landfall'],
  answer: z.object({
    items: z.array(z.object({ id: z.string(), zh: z.string(), en: z.string(), source: z.string() })),
  }),
})

const source = z.string().min(1).max(1_000_000).openapi({ example: 'id: kunshan\nname: { zh: 昆山, en: Kunshan }' })

export const tryEdition = route({
  id: 'playbook.try',
  method: 'post',
  path: '/api/playbook/try',
  summary: ['试算新制度包', 'Try a playbook before it is activated'],
  body: z.object({ source }),
  answer: z.object({
    ok: z.boolean(),
    faults: z.array(
      z.object({
        line: z.number(),
        column: z.number(),
        path: z.string(),
        message_zh: z.string(),
        message_en: z.string(),
      }),
    ),
    differences: z.array(said),
    effects: z
      .object({
        projects: z.number().describe('Active projects for which something changes'),
        no_stage: z.array(z.object({ stage: z.string(), projects: z.number() })),
        lacking: z.array(z.object({ stage: z.string(), field: z.string(), label: said, projects: z.number() })),
        lights: z.array(z.object({ from: z.string(), to: z.string(), projects: z.number() })),
      })
      .nullable(),
  }),
})

export const activate = route({
  id: 'playbook.activate',
  method: 'post',
  path: '/api/playbook/editions',
  summary: ['启用制度包', 'Activate a playbook'],
  body: z.object({ source, effective_on: z.iso.date() }),
  answer: z.object({ id: z.string(), number: z.number(), effective_on: z.string(), name: said }),
})
