import type { Answer } from '#app/web/client.ts'

export type ImportRecord = Answer<'/api/imports/{id}', 'get'>
export type Preview = Answer<'/api/imports/{id}/preview', 'get'>
export type Column = Preview['columns'][number]
export type Rule = Column['rule']
export type Question = Preview['questions'][number]
export type FieldChoice = Answer<'/api/imports/fields', 'get'>['items'][number]
export type ResultRow = Answer<'/api/imports/{id}/rows', 'get'>['items'][number]

export type UndoPlan = Answer<'/api/imports/{id}/undo', 'get'>

export const outcomes = ['created', 'updated', 'unchanged', 'suspected', 'refused', 'skipped'] as const
