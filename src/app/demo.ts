import { sql } from 'kysely'
import { seedDemo } from '#features/demo/actions.ts'
import { demoPassword } from '#features/demo/founding/actions.ts'
import { inventedMembers, inventedTenant } from '#features/demo/place/model.ts'
import type { Services } from './services.ts'

/** How to sign in to the demo; made first where the database has no tenant yet. Nothing where it holds real ones. */
export async function makeDemo({ db, files }: Services): Promise<{ users: string[]; password: string } | undefined> {
  const { rows } = await sql<{ slug: string }>`select slug from tenant limit 2`.execute(db)
  if (rows.length === 0) {
    const { users, password } = await seedDemo(db, files, { enterprises: 600, projects: 240 }, new Date())
    return { users, password }
  }
  if (rows.length > 1 || rows[0]!.slug !== inventedTenant.slug) return undefined
  return { users: inventedMembers.map(({ user_name }) => user_name), password: demoPassword }
}
