import { z } from '@hono/zod-openapi'
import { route } from '#platform/http/route.ts'
import { projectId } from '../contract.ts'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const evidenceId = projectId.extend({ evidence_id: z.uuid() })

export const evidence = z
  .object({
    id: z.string(),
    claim_id: z.string().nullable(),
    kind: z.string(),
    sha256,
    name: z.string(),
    number: z.string(),
    note: z.string(),
    added_by: z.string().nullable(),
    added_at: z.string(),
    size: z.number(),
    media_type: z.string(),
    can: z.array(z.string()),
  })
  .openapi('Evidence')

export const uploadFile = route({
  id: 'files.upload',
  method: 'post',
  path: '/api/files',
  summary: ['上传文件（50 MB 以内，按内容识别类型）', 'Upload a file of up to 50 MB; its type is known by its content'],
  query: z.object({ name: z.string().max(500).optional().describe('Or in the header x-file-name, percent-encoded') }),
  takesFile: true,
  answer: z.object({ sha256, size: z.number(), media_type: z.string(), name: z.string() }),
})

export const readUpload = route({
  id: 'files.preview',
  method: 'get',
  path: '/api/files/{sha256}/content',
  summary: ['预览自己刚上传的文件', 'The member’s own fresh upload'],
  params: z.object({ sha256 }),
  streams: 'application/octet-stream',
})

export const listEvidence = route({
  id: 'projects.evidence',
  method: 'get',
  path: '/api/projects/{id}/evidence',
  summary: ['佐证材料', 'Evidence of a project'],
  params: projectId,
  answer: z.object({ items: z.array(evidence) }),
})

export const addEvidence = route({
  id: 'projects.evidence.add',
  method: 'post',
  path: '/api/projects/{id}/evidence',
  summary: ['添加佐证', 'Attach an uploaded file as evidence'],
  params: projectId,
  body: z.object({
    sha256,
    kind: z.string().openapi({ example: 'contract' }),
    name: z.string().min(1).max(500),
    number: z.string().max(200).optional().describe('Number of the voucher, contract or licence'),
    note: z.string().max(2000).optional(),
  }),
  answer: evidence,
})

export const removeEvidence = route({
  id: 'projects.evidence.remove',
  method: 'delete',
  path: '/api/projects/{id}/evidence/{evidence_id}',
  summary: ['移除佐证；台账仍保留', 'Take evidence off; the ledger keeps it'],
  params: evidenceId,
  answer: z.object({ version: z.number() }),
})

export const readEvidence = route({
  id: 'projects.evidence.content',
  method: 'get',
  path: '/api/projects/{id}/evidence/{evidence_id}/content',
  summary: ['佐证原件', 'The file itself; ranges are served'],
  params: evidenceId,
  streams: 'application/octet-stream',
})
