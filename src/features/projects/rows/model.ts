import { searchTokens } from '#platform/search/tokens.ts'
import { fold } from '#platform/search.ts'
import { isConfidential, type Project } from '../model.ts'

/** What follows from a project's facts and its investors' names, for lists, search and the finding of duplicates. */
export interface Derived {
  investor_names: string
  name_key: string
  search_open: string[]
  search_full: string[]
}

export function derivedColumns(project: Project): Derived {
  return {
    investor_names: project.investors.map((investor) => investor.name).join('、'),
    name_key: fold(String(project.facts.name ?? '')),
    ...searchColumns(project),
  }
}

/**
 * What everyone in sight of the project may search by, and, while it is confidential, what only those who may know it may.
 * Of an open project the second is empty: the first holds all.
 */
function searchColumns(project: Project): { search_open: string[]; search_full: string[] } {
  const { facts } = project
  const text = (...ids: string[]) => ids.map((id) => facts[id] as string | undefined)
  const tags = (facts.tags as string[] | undefined) ?? []
  const investors = project.investors.map((investor) => investor.name)
  const all = {
    names: [...text('code_name', 'chain_leader', 'name', 'company_name', 'contact_name'), ...investors],
    texts: [...text('code', 'content', 'address'), ...tags],
    codes: text('code', 'company_code', 'contract_number', 'filing_code', 'contact_phone'),
  }
  if (!isConfidential(project)) return { search_open: searchTokens(all), search_full: [] }
  return { search_open: searchTokens({ names: text('code_name') }), search_full: searchTokens(all) }
}
