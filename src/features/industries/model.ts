import { sectionOf } from '#features/projects/industries/model.ts'

export interface IndustryName {
  code: string
  zh: string
  en: string
}

/**
 * Codes and names from the rows of a file: with columns `code` and `name`, or one column a level (section, division, group, class)
 * and `name`, in Chinese or English heads. A group that the standard leaves out, because its only class repeats it with a 0, is
 * added. Rows that hold no code of GB/T 4754 are answered by their number.
 */
export function readIndustries(rows: readonly (readonly string[])[]): { names: IndustryName[]; refused: number[] } {
  const [head = [], ...body] = rows
  const at = (words: readonly string[]) => head.findIndex((cell) => words.includes(cell.trim().toLowerCase()))
  const levels = [heads.class, heads.group, heads.division, heads.section].map(at)
  const codeAt = at(heads.code)
  const [zhAt, enAt] = [at(heads.name), at(heads.name_en)]
  const names = new Map<string, IndustryName>()
  const refused: number[] = []
  for (const [i, row] of body.entries()) {
    const code =
      (codeAt >= 0 ? row[codeAt] : levels.map((level) => row[level]).find((cell) => cell?.trim()))?.trim() ?? ''
    const zh = row[zhAt]?.trim() ?? ''
    if (zh === '' || !sectionOf(code)) refused.push(i + 2)
    else names.set(code, { code, zh, en: row[enAt]?.trim() ?? '' })
  }
  for (const name of [...names.values()]) addImpliedGroup(names, name)
  return { names: [...names.values()], refused }
}

const heads = {
  code: ['code', '代码', '行业代码'],
  name: ['name', '名称', '行业名称', '类别名称'],
  name_en: ['name_en', 'english', '英文名称'],
  section: ['section', '门类'],
  division: ['division', '大类'],
  group: ['group', '中类'],
  class: ['class', '小类'],
}

function addImpliedGroup(names: Map<string, IndustryName>, { code, zh, en }: IndustryName): void {
  const group = code.slice(0, 3)
  if (/^\d{3}0$/.test(code) && !names.has(group)) names.set(group, { code: group, zh, en })
}
