import { z } from '@hono/zod-openapi'
import { roles } from '#features/places/model.ts'
import { route } from '#platform/http/route.ts'
import { combinedReport } from '../contract.ts'
import { rhythms, stops } from './model.ts'

const id = z.uuid()
const version = z.number().int().min(1)
const timing = {
  every: z.enum(rhythms),
  day: z
    .number()
    .int()
    .min(1)
    .max(31)
    .describe('Of the week, 1 is Monday; or of the month, its last where it is shorter'),
  hour: z.number().int().min(0).max(23).describe('Beijing time'),
}
const told = {
  members: z.array(id).max(200).describe('Who finds it in the inbox'),
  roles: z.array(z.enum(roles)).max(roles.length).describe('Whoever holds one of them in a unit that I reach'),
}

const schedule = z
  .object({
    id,
    version,
    view_id: id,
    name: z.string().describe('Of the saved report'),
    ...timing,
    ...told,
    next_at: z.string().nullable().describe('Null once it has stopped'),
    stopped_because: z.enum(stops).nullable(),
    last_run: z.string().nullable(),
    can: z.array(z.string()).describe('change, remove'),
  })
  .openapi('ReportSchedule')

export const listSchedules = route({
  id: 'schedules.list',
  method: 'get',
  path: '/api/reports/schedules',
  summary: ['我的定期报表', 'Reports that are made for me by the clock'],
  answer: z.object({ items: z.array(schedule) }),
})

export const addSchedule = route({
  id: 'schedules.add',
  method: 'post',
  path: '/api/reports/schedules',
  summary: ['定期发送组合报表', 'Have a saved report made every week or month'],
  body: z.object({ view_id: id, ...timing, ...told }),
  answer: schedule,
})

export const changeSchedule = route({
  id: 'schedules.change',
  method: 'put',
  path: '/api/reports/schedules/{id}',
  summary: ['修改定期报表', 'Change when a report is made, and for whom; one that has stopped starts again'],
  params: z.object({ id }),
  body: z.object({ version, ...timing, ...told }),
  answer: schedule,
})

export const removeSchedule = route({
  id: 'schedules.remove',
  method: 'delete',
  path: '/api/reports/schedules/{id}',
  summary: ['停止定期报表', 'Make it no more'],
  params: z.object({ id }),
  query: z.object({ version: z.coerce.number().int().min(1) }),
})

export const readRun = route({
  id: 'runs.read',
  method: 'get',
  path: '/api/reports/runs/{id}',
  summary: ['已生成的定期报表', 'A report that a schedule made'],
  params: z.object({ id }),
  answer: z.object({
    id,
    name: z.string(),
    made_at: z.string(),
    narrowed: z.boolean().describe('Counted anew over the units that I may read, which are fewer than its owner’s'),
    asked: z.record(z.string(), z.string()).describe('The same as GET /api/reports/combined takes it'),
    report: combinedReport,
  }),
})
