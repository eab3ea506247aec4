import { Readable } from 'node:stream'
import type { Playbook } from '#features/playbook/schema/model.ts'
import type { BroughtClaim } from '#features/projects/claims/bulk/model.ts'
import type { Project } from '#features/projects/model.ts'
import type { Context } from '#platform/context.ts'
import type { InventedClaim } from '../life/model.ts'
import { filed, unfiledClaims } from './model.ts'

/** The claims of an invented project with their papers filed, in the form that claims are brought in. */
export async function paperedClaims(
  { files, me }: Context,
  playbook: Playbook,
  project: Project,
  claims: InventedClaim[],
): Promise<BroughtClaim[]> {
  return Promise.all(
    unfiledClaims(playbook, project, claims).map(async (claim) =>
      filed(claim, await files.put(me.tenant_id, Readable.from([claim.paper]))),
    ),
  )
}
