import type { Answer } from '#app/web/client.ts'

export type TemplateRecord = Answer<'/api/templates', 'get'>['items'][number]
export type WholeTemplate = Answer<'/api/templates/{id}', 'get'>
export type Place = WholeTemplate['places'][number]
export type KnownName = Answer<'/api/templates/names', 'get'>['items'][number]
