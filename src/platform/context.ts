import type { Db } from './db/open.ts'
import type { FileStore } from './files.ts'
import type { Language } from './words.ts'

/** One role in one unit; `reach` holds the ids of that unit and of all below it. */
export interface Grant {
  role: string
  unit_id: string
  reach: string[]
}

/** The member who acts, as far as every slice needs to know. `reach` holds every unit whose records the member may read. */
export interface Me {
  tenant_id: string
  member_id: string
  user_id: string
  name: string
  grants: Grant[]
  reach: string[]
}

/** What an action is given besides its input. `now` is the one clock of a request. */
export interface Context {
  db: Db
  files: FileStore
  me: Me
  now: Date
  language: Language
  request_id: string
}
