import type { Answer } from '#app/web/client.ts'

/** Shapes of the API's answers that several screens of this slice share. */
export type BoardAnswer = Answer<'/api/projects/board', 'get'>
export type Card = BoardAnswer['columns'][number]['items'][number]
export type WholeProject = Extract<Answer<'/api/projects/{id}', 'get'>, { document: unknown }>
