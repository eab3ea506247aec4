import { readFileSync } from 'node:fs'
import { sliceGraph } from './structure.ts'

const begin = '<!-- slices: printed by `npm run generate` -->'
const end = '<!-- /slices -->'

/** docs/architecture.md with its slice graph as the code is now. */
export function architecturePage(path: string): string {
  const page = readFileSync(path, 'utf8')
  const before = page.slice(0, page.indexOf(begin) + begin.length)
  const after = page.slice(page.indexOf(end))
  return `${before}\n${mermaid(sliceGraph())}\n${after}`
}

function mermaid(graph: Map<string, Set<string>>): string {
  const arrows = [...graph].sort().flatMap(([from, targets]) => [...targets].sort().map((to) => `  ${from} --> ${to}`))
  const alone = [...graph.keys()].filter((slice) => !arrows.some((arrow) => arrow.includes(slice)))
  return ['```mermaid', 'graph LR', ...alone.map((slice) => `  ${slice}`), ...arrows, '```'].join('\n')
}
