import type { Answer } from '#app/web/client.ts'

export type Transfer = Answer<'/api/transfers/{id}', 'get'>
export type Listed = Answer<'/api/transfers', 'get'>['items'][number]
export type ProjectTransfers = Answer<'/api/projects/{id}/transfers', 'get'>

export const statusColours = {
  offered: 'processing',
  taken: 'success',
  declined: 'warning',
  taken_back: 'default',
  returned: 'default',
} as const

/** Whatever shows a project, its figures or its first contact is other than before, once it has been passed on. */
export const refresh = ['/api/transfers', '/api/projects', '/api/standings', '/api/reports'] as const
