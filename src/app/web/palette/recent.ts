import type { QueryClient } from '@tanstack/react-query'

/** A record that the member has opened on this browser, as it was called then. */
export interface Recent {
  path: string
  title: string
}

const most = 8
const screens: Record<string, string> = { '/api/projects/{id}': '/projects/', '/api/enterprises/{id}': '/enterprises/' }
const key = (member: string) => `landfall.recent.${member}`

export function recents(member: string): Recent[] {
  try {
    return JSON.parse(localStorage.getItem(key(member)) ?? '[]') as Recent[]
  } catch {
    return []
  }
}

/** Remembers each record whose own screen is read; answers how to stop. */
export function rememberRecords(queries: QueryClient, member: string): () => void {
  return queries.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success') return
    const [path, input] = event.query.queryKey as [string, { path?: { id: string } }?]
    const screen = screens[path]
    const title = titleOf(event.query.state.data)
    if (screen && input?.path && title) remember(member, { path: screen + input.path.id, title })
  })
}

/** On signing out: the next person at this machine does not read what the last one opened. */
export function forgetRecords(): void {
  for (const name of Object.keys(localStorage)) if (name.startsWith(key(''))) localStorage.removeItem(name)
}

function titleOf(data: unknown): string | undefined {
  const { name, document } = data as { name?: string; document?: { name?: string } }
  return name ?? document?.name
}

function remember(member: string, opened: Recent): void {
  const rest = recents(member).filter(({ path }) => path !== opened.path)
  localStorage.setItem(key(member), JSON.stringify([opened, ...rest].slice(0, most)))
}
