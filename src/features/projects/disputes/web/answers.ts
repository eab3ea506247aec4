import type { Answer } from '#app/web/client.ts'

export type WholeDispute = Answer<'/api/disputes/{id}', 'get'>

export const statusColours = {
  asked: 'processing',
  agreed: 'success',
  declined: 'warning',
  appealed: 'error',
  decided: 'success',
  withdrawn: 'default',
} as const
