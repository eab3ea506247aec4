import { z } from '@hono/zod-openapi'
import { route } from '#platform/http/route.ts'
import { day, missing, projectId, unitRef } from '../contract.ts'
import { endings } from './model.ts'

const protection = z
  .object({
    id: z.uuid(),
    version: z.number(),
    enterprise: z.object({ id: z.uuid(), name: z.string() }),
    unit: unitRef,
    joint_units: z.array(unitRef),
    registered_on: day,
    until_on: day.describe('The last day on which it stands'),
    paused_on: day.nullable(),
    paused_days: z.number().int(),
    ended_on: day.nullable(),
    ending: z.enum(endings).nullable(),
    days_left: z.number().int().nullable().describe('Null once it is over'),
    can: z.array(z.string()).describe('pause, resume, give_up'),
  })
  .openapi('Protection')

const ofProject = z
  .object({
    ruled: z.boolean().describe('Whether the playbook protects first contact at all'),
    days: z.number().int().nullable(),
    limit_days: z.number().int().nullable(),
    pause_left: z.number().int().nullable().describe('Days that the clock may still stand still'),
    lacks: z.array(missing).describe('What the registration still lacks'),
    held_by: z
      .object({ unit: unitRef, until_on: day, enterprise_id: z.uuid() })
      .nullable()
      .describe('Another unit that stands for this investor'),
    items: z.array(protection).describe('The latest first; the first stands where it has not ended'),
  })
  .openapi('ProjectProtection')

export const showProtection = route({
  id: 'protection.show',
  method: 'get',
  path: '/api/projects/{id}/protection',
  summary: ['项目的首谈保护', 'The first-contact protection of a project'],
  params: projectId,
  answer: ofProject,
})

export const keepProtection = route({
  id: 'protection.keep',
  method: 'post',
  path: '/api/projects/{id}/protection',
  summary: ['暂停、恢复或放弃首谈保护', 'Let the clock of a protection stand still or run again, or give it up'],
  params: projectId,
  body: z.object({
    version: z.number().int().min(1).describe('The version of the protection that the writer saw'),
    act: z.enum(['pause', 'resume', 'give_up']),
    reason: z.string().trim().min(1).max(2000).openapi({ example: '投资方董事会换届，约定三月再谈' }),
  }),
  answer: ofProject,
})

const standing = z
  .object({
    enterprise: z.object({ id: z.uuid(), name: z.string() }),
    standing: z.enum(['free', 'ours', 'held']),
    unit: unitRef.nullable().describe('Who holds it'),
    until_on: day.nullable(),
    project_id: z.uuid().nullable().describe('Where it is ours: the project that it rests on'),
    can: z.array(z.string()).describe('ask'),
  })
  .openapi('InvestorStanding')

export const investorStandings = route({
  id: 'protection.standings',
  method: 'get',
  path: '/api/standings',
  summary: ['投资方由谁首谈', 'Who holds first contact with these investors'],
  query: z.object({
    ids: z
      .string()
      .regex(/^[0-9a-f-]{36}(,[0-9a-f-]{36}){0,19}$/)
      .describe('Ids of enterprises, with commas'),
  }),
  answer: z.object({ items: z.array(standing) }),
})
