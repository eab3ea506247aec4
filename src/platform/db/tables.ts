import { sql } from 'kysely'
import type { Db } from './open.ts'

interface Column {
  table: string
  name: string
  type: string
  nullable: boolean
  defaulted: boolean
}

const plainTypes: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  date: 'string',
  numeric: 'string',
  timestamptz: 'Instant',
  int4: 'number',
  int8: 'number',
  float8: 'number',
  bool: 'boolean',
  jsonb: 'Json',
  _text: 'string[]',
  _uuid: 'string[]',
  _int4: '(number | null)[]',
}

/** TypeScript of the migrated schema, for Kysely: the SQL files stay the single source. */
export async function tableTypes(db: Db): Promise<string> {
  const columns = await readColumns(db)
  const tables = Map.groupBy(columns, (column) => column.table)
  const interfaces = [...tables].map(
    ([table, fields]) => `export interface ${typeName(table)} {\n${fields.map(field).join('\n')}\n}`,
  )
  const all = [...tables.keys()].map((table) => `  ${table}: ${typeName(table)}`)
  return `${header}\n\n${interfaces.join('\n\n')}\n\nexport interface Tables {\n${all.join('\n')}\n}\n`
}

const header = `// Printed by \`npm run generate\` from migrations/*.sql. Do not edit.
import type { ColumnType, Generated } from 'kysely'

/** Read as ISO text; written as a Date or ISO text. */
type Instant = ColumnType<string, string | Date, string | Date>
/** Read as parsed JSON; written with \`json(value)\`, or as JSON text. */
type Json = ColumnType<unknown, unknown, unknown>`

async function readColumns(db: Db): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select table_name as "table", column_name as name, udt_name as type,
      is_nullable = 'YES' as nullable, column_default is not null as defaulted
    from information_schema.columns where table_schema = 'public'
    order by table_name, ordinal_position`.execute(db)
  return rows
}

function field({ name, type, nullable, defaulted }: Column): string {
  const plain = plainTypes[type]
  if (!plain) throw new Error(`No TypeScript type for PostgreSQL ${type}`)
  const whole = nullable ? `${plain} | null` : plain
  return `  ${name}: ${defaulted && !nullable ? generated(plain) : whole}`
}

/** Kysely's Generated<> keeps the three types of a ColumnType apart only when it is spelt out. */
function generated(plain: string): string {
  if (plain === 'Instant') return 'ColumnType<string, string | Date | undefined, string | Date>'
  if (plain === 'Json') return 'ColumnType<unknown, unknown, unknown>'
  return `Generated<${plain}>`
}

function typeName(table: string): string {
  return table.replaceAll(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase())
}
