import type { Told } from '#features/projects/model.ts'
import { type Finding, rowKey, rowsOf } from '../findings/model.ts'
import type { Template } from '../model.ts'
import { type Asked, type Catalogue, understood } from '../names/model.ts'
import { type Saying, type Subject, type Value, valueFor } from '../values/model.ts'

export interface Filling {
  template: Pick<Template, 'layout' | 'names'>
  findings: readonly Finding[]
  catalogue: Catalogue
  saying: Saying
  /** Who fills it in, and when. */
  by: Pick<Subject, 'today' | 'member' | 'office'>
}

/** Which rows stand how often and what each place-holder becomes: for one project, or a register's row for each. */
export function fillOf({ template, findings, catalogue, saying, by }: Filling, projects: readonly Told[]) {
  const register = template.layout === 'register'
  const investorRows = rowsOf(findings, 'investor')
  const listed = register ? new Set([...rowsOf(findings, 'project'), ...investorRows]) : investorRows
  const asked = new Map<string, Asked | null>()
  const meaning = (name: string): Asked | null => {
    if (!asked.has(name)) {
      const what = understood(name, catalogue, template.names)
      asked.set(name, 'asked' in what ? what.asked : null)
    }
    return asked.get(name)!
  }
  return {
    times: (sheet: string, row: number): number | undefined => {
      if (!listed.has(rowKey({ sheet, row }))) return undefined
      return register ? projects.length : (projects[0]?.investors.length ?? 0)
    },
    value: (name: string, place: { sheet: string; row: number; item: number }): Value | undefined => {
      const what = meaning(name)
      if (!what) return undefined
      const inList = listed.has(rowKey(place))
      const project = (register && inList ? projects[place.item] : projects[0]) ?? null
      const investor = !register && inList ? (project?.investors[place.item] ?? null) : undefined
      const subject = { ...by, project, number: place.item + 1, count: projects.length }
      return valueFor(what, investor === undefined ? subject : { ...subject, investor }, saying)
    },
  }
}
