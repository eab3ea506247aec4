import { z } from '@hono/zod-openapi'
import { route } from '#platform/http/route.ts'
import { day, projectId, said, unitRef } from '../contract.ts'
import { relocationStatuses } from './model.ts'

export const relocation = z
  .object({
    id: z.uuid(),
    version: z.number().int(),
    status: z.enum(relocationStatuses),
    set_by: z.enum(['system', 'hand']),
    enterprise: z.object({ id: z.uuid(), name: z.string() }).nullable().describe('The investor that produced before'),
    earlier: z
      .object({ id: z.uuid(), name: z.string(), unit: unitRef, access: z.enum(['open', 'existence']) })
      .nullable()
      .describe('By which project it did, as far as the reader may know'),
    earlier_hidden: z.boolean().describe('That there is one, and the reader may not know it'),
    produced_on: day.nullable().describe('Since when the earlier project produces'),
    reason: z.string(),
    by: z.string().nullable().describe('Who set it by hand'),
    flagged_on: day,
    decision: z.string().describe('Why it was lifted'),
    decided_by: z.string().nullable(),
    decided_on: day.nullable(),
    evidence: z.array(z.object({ id: z.string(), kind: z.string(), name: z.string() })),
  })
  .openapi('Relocation')

export const ofProject = z
  .object({
    ruled: z.boolean().describe('Whether the playbook knows relocations at all'),
    flagged: z.boolean().describe('Whether the project does not count as new'),
    because: said.nullable(),
    items: z.array(relocation).describe('The latest first'),
    can: z.array(z.string()).describe('lift, set'),
  })
  .openapi('ProjectRelocations')

export const showRelocations = route({
  id: 'relocations.show',
  method: 'get',
  path: '/api/projects/{id}/relocations',
  summary: ['项目是否属企业平移', 'Whether a project is a relocation'],
  params: projectId,
  answer: ofProject,
})

const reason = z.string().trim().min(1).max(2000)

export const setRelocation = route({
  id: 'relocations.set',
  method: 'post',
  path: '/api/projects/{id}/relocations',
  summary: ['认定企业平移', 'Flag a project as a relocation'],
  params: projectId,
  body: z.object({
    reason: reason.openapi({ example: '以关联公司名义由邻区迁入，原厂已停产' }),
    earlier_project_id: z.uuid().optional(),
  }),
  answer: ofProject,
})

export const liftRelocation = route({
  id: 'relocations.lift',
  method: 'post',
  path: '/api/projects/{id}/relocations/lift',
  summary: ['解除企业平移认定', 'Lift the flag of a relocation'],
  params: projectId,
  body: z.object({
    version: z.number().int().min(1).describe('The version of the flag that the decider saw'),
    reason: reason.openapi({ example: '原厂继续生产，本项目为增资扩产' }),
    evidence_ids: z.array(z.uuid()).max(50).describe('Evidence of the project that it rests on, one at least'),
  }),
  answer: ofProject,
})
