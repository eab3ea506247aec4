import { z } from '@hono/zod-openapi'
import { route } from '#platform/http/route.ts'
import { hitKinds } from './model.ts'

const marks = z
  .array(z.tuple([z.number().int(), z.number().int()]))
  .openapi({ description: 'Half-open ranges of the text that match', example: [[0, 2]] })

const hit = z
  .object({
    id: z.string(),
    title: z.string().openapi({ example: '昆山高新区减速器项目' }),
    marks,
    found: z
      .object({ field: z.string().openapi({ example: 'contact_phone' }), text: z.string(), marks })
      .nullable()
      .describe('What else of it matches, where its title does not hold every word'),
    place: z.string().nullable().describe('The unit that holds it, or the region of an enterprise'),
    label: z.object({ zh: z.string(), en: z.string() }).nullable().describe('Stage of a project, kind of a claim'),
    project: z.object({ id: z.string(), name: z.string() }).nullable().describe('The project that a claim is of'),
    unit_id: z.string().nullable(),
  })
  .openapi('SearchHit')

export const findAnything = route({
  id: 'search.find',
  method: 'get',
  path: '/api/search',
  summary: [
    '全局搜索：项目、企业、申报、单位、成员',
    'Search over projects, enterprises, claims, units and members: any two characters, pinyin, initials, codes, telephones',
  ],
  query: z.object({
    q: z.string().min(1).max(200).openapi({ example: 'ksgx' }),
    limit: z.coerce.number().int().min(1).max(20).default(6).describe('Hits of a group'),
  }),
  answer: z.object({
    groups: z.array(
      z.object({
        kind: z.enum(hitKinds).describe('elsewhere: a project of another unit, of which only name and holder are told'),
        items: z.array(hit),
        more: z.boolean().describe('There are more than these'),
      }),
    ),
  }),
})
