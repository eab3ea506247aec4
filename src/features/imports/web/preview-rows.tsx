import { Card, Flex, Table, Tag, Typography } from 'antd'
import { listed, named, pick, useText } from '#ui/text.ts'
import { type FieldChoice, outcomes, type Preview } from './records.ts'
import { text } from './text.ts'
import { useTold } from './told.ts'

type Row = Preview['rows'][number]
type Said = ReturnType<typeof useText<typeof text>>

/** The first rows as they are understood, and what would come of all. */
export function PreviewRows({ preview, fields }: { preview: Preview; fields: FieldChoice[] }) {
  const say = useText(text)
  const told = useTold()
  const { read, tried, rows } = preview
  const shown = [...new Set(rows.flatMap(({ facts }) => Object.keys(facts)))]
  const asked = new Set(preview.questions.map(({ header }) => header))
  const count = tried ? say.read_rows(read.rows) : counted(read, say)
  return (
    <Card title={say.preview} size="small">
      <Typography.Paragraph>
        {say.preview_hint} {count}
      </Typography.Paragraph>
      <Remarks preview={preview} />
      {tried && (
        <Flex gap="small" wrap style={{ marginBlockEnd: 12 }}>
          <span>{say.would}</span>
          {outcomes
            .filter((outcome) => tried[outcome] > 0)
            .map((outcome) => (
              <Tag
                key={outcome}
                color={outcome === 'refused' ? 'error' : outcome === 'suspected' ? 'warning' : undefined}
              >
                {say[outcome]} {tried[outcome]}
              </Tag>
            ))}
        </Flex>
      )}
      <Table<Row>
        size="small"
        rowKey="n"
        pagination={false}
        scroll={{ x: 'max-content', y: 320 }}
        dataSource={rows}
        columns={[
          {
            title: say.row,
            key: 'row',
            fixed: 'start',
            width: preview.sheets.length > 1 ? 132 : 64,
            render: (_, row) => placeOf(row),
          },
          {
            key: 'why',
            title: say.reason,
            width: 260,
            className: 'imports-why',
            render: (_, row) => <Why row={row} asked={asked} />,
          },
          ...shown.map((id) => ({
            key: id,
            title: labelOf(id, fields),
            render: (_: unknown, row: Row) => told(row.facts[id]),
          })),
        ]}
      />
    </Card>
  )
}

/** What the file says besides its rows, and what of it is not read. */
function Remarks({ preview }: { preview: Preview }) {
  const say = useText(text)
  const several = preview.sheets.length + preview.left_out.length > 1
  const lines = [
    ...preview.sheets.flatMap(({ name, header_row, header_lines, hidden_columns, comments }) => [
      ...(header_row > 0 && (several || header_lines > 1) ? [say.sheet_read(name, header_row, header_lines)] : []),
      ...(hidden_columns.length > 0 ? [say.hidden_columns(name, hidden_columns.join('、'))] : []),
      ...(comments > 0 ? [say.comments(name, comments)] : []),
    ]),
    ...preview.left_out.map(({ name, reason }) => say.sheet_left_out(name, pick(reason))),
  ]
  if (lines.length === 0) return null
  return (
    <ul className="imports-remarks">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

function counted({ rows, refused, whole }: Preview['read'], say: Said): string {
  return whole ? say.read_all(rows, refused) : say.read_part(rows, refused)
}

/** A row as the spreadsheet numbers it, with its sheet where there are several. */
export function placeOf({ sheet, row }: { sheet: string; row: number }): string {
  return sheet === '' ? String(row) : `${sheet} ${row}`
}

/** Why a row is no project yet. What its cells are asked about stands above, and is not told again. */
function Why({ row, asked }: { row: Row; asked: ReadonlySet<string> }) {
  const say = useText(text)
  if (row.outcome === 'understood') return null
  const open = row.reasons.filter(({ column }) => asked.has(column)).map(({ column }) => column)
  return (
    <>
      <Tag color={row.outcome === 'refused' ? 'error' : undefined}>{say[row.outcome]}</Tag>
      {open.length > 0 && <div>{say.asked_above(listed([...new Set(open)]))}</div>}
      {row.reasons
        .filter(({ column }) => !asked.has(column))
        .map(({ column, reason }) => (
          <div key={column + reason.en}>{column ? named(column, pick(reason)) : pick(reason)}</div>
        ))}
    </>
  )
}

/** `investment.agreed` and `jobs.announced.2027` by the name of their field. */
export function labelOf(id: string, fields: FieldChoice[]): string {
  const [field = '', basis, year] = id.split('.')
  const found = fields.find((one) => one.id === field)
  const label = found ? pick([found.zh, found.en]) : field
  const words = basis ? pick(basis === 'agreed' ? text.agreed : text.announced) : ''
  return [year, label, words && `(${words})`].filter(Boolean).join(' ')
}
