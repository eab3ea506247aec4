import { Button, Card, Flex } from 'antd'
import { useSend } from '#app/web/client.ts'
import { pick, useText } from '#ui/text.ts'
import { placeOf } from './preview-rows.tsx'
import type { FieldChoice, ResultRow } from './records.ts'
import { SideBySide } from './side-by-side.tsx'
import { text } from './text.ts'

/** What may be said of a suspected row, with its key. */
export const answers = {
  same: { word: 'as_same', key: 's' },
  create: { word: 'as_new', key: 'n' },
  later: { word: 'as_later', key: 'l' },
  skip: { word: 'as_skip', key: 'x' },
} as const
export type Answer = keyof typeof answers

export function mayAnswer(row: ResultRow): Answer[] {
  return (Object.keys(answers) as Answer[]).filter((answer) => row.can.includes(answer))
}

/** A row beside the project that it may be, for a person to say. */
export function Suspected({ importId, row, fields }: { importId: string; row: ResultRow; fields: FieldChoice[] }) {
  const say = useText(text)
  const decide = useSend('post', '/api/imports/{id}/rows/{n}/decide', { refresh: ['/api/imports', '/api/projects'] })
  return (
    <Card
      size="small"
      title={`${say.row} ${placeOf(row)}`}
      extra={row.reasons.map(({ reason }) => pick(reason)).join(' ')}
      styles={{ header: { flexWrap: 'wrap' } }}
    >
      <SideBySide row={row} fields={fields} />
      <Flex gap="small" wrap style={{ marginBlockStart: 12 }}>
        {mayAnswer(row).map((decision) => (
          <Button
            key={decision}
            type={decision === 'same' ? 'primary' : 'default'}
            loading={decide.isPending}
            onClick={() => decide.mutate({ path: { id: importId, n: row.n }, body: { decision } })}
          >
            {say[answers[decision].word]}
          </Button>
        ))}
      </Flex>
    </Card>
  )
}
