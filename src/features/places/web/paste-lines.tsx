import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Flex, Input, Modal, Table, type TableColumnsType, Tag, Typography } from 'antd'
import { useEffect, useState } from 'react'
import { listed, pick, useText } from '#ui/text.ts'
import './places.css'
import { text } from './text.ts'

export interface Line {
  n: number
  name: string
  known: boolean
  fault: { zh: string; en: string } | null
}

interface Read<L> {
  items: L[]
  ignored: string[]
}

interface Props<L extends Line> {
  title: string
  /** Which columns a list has, and what may be left out. */
  hint: string
  sample: string
  /** What the server makes of the lines; its path also names the query. */
  path: string
  read: (pasted: string, signal: AbortSignal) => Promise<Read<L>>
  /** Adds all lines, or throws. */
  add: (pasted: string) => Promise<void>
  columns: TableColumnsType<L>
  close: () => void
}

/** A list pasted out of a spreadsheet: what each line would add is shown before anything is written. */
export function PasteLines<L extends Line>({ title, hint, sample, path, read, add, columns, close }: Props<L>) {
  const say = useText(text)
  const [pasted, setPasted] = useState('')
  const [adding, setAdding] = useState(false)
  const asked = useSettled(pasted.trim() === '' ? '' : pasted)
  const { data, error, isFetching } = useQuery({
    queryKey: [path, asked],
    queryFn: ({ signal }) => read(asked, signal),
    enabled: asked !== '',
    retry: false,
  })
  const lines = asked === '' ? [] : (data?.items ?? [])
  const faults = lines.filter((line) => line.fault).length
  const fresh = lines.filter((line) => !line.known && !line.fault).length
  const settled = asked === pasted && !isFetching

  async function submit() {
    setAdding(true)
    await add(pasted).then(close, () => undefined)
    setAdding(false)
  }

  const state = {
    title: say.line_state,
    key: 'state',
    width: 180,
    render: (_: unknown, { known, fault }: L) =>
      fault ? (
        <Typography.Text type="danger">{pick(fault)}</Typography.Text>
      ) : (
        <Tag color={known ? 'default' : 'success'}>{known ? say.line_known : say.line_new}</Tag>
      ),
  }
  return (
    <Modal
      open
      title={title}
      width={960}
      onCancel={close}
      mask={{ closable: false }}
      footer={
        <Flex justify="end" align="center" gap="small" wrap>
          {faults > 0 && <Typography.Text type="danger">{say.lines_faulty(faults)}</Typography.Text>}
          <Button onClick={close}>{say.cancel}</Button>
          <Button
            type="primary"
            disabled={!settled || faults > 0 || fresh === 0}
            loading={adding}
            onClick={() => void submit()}
          >
            {say.add_lines(fresh)}
          </Button>
        </Flex>
      }
    >
      <Flex vertical gap="middle">
        <Typography.Text type="secondary">{hint}</Typography.Text>
        <Input.TextArea
          autoFocus
          aria-label={title}
          value={pasted}
          placeholder={sample}
          autoSize={{ minRows: 5, maxRows: 10 }}
          onChange={(event) => setPasted(event.target.value)}
        />
        {error && <Alert type="error" showIcon title={error.message} />}
        {data && data.ignored.length > 0 && (
          <Alert type="info" showIcon title={say.lines_ignored(listed(data.ignored))} />
        )}
        {lines.length > 0 && (
          <Table<L>
            size="small"
            rowKey="n"
            pagination={false}
            scroll={{ x: 'max-content', y: 320 }}
            dataSource={lines}
            columns={[{ title: say.line, dataIndex: 'n', width: 56 }, state, ...columns]}
          />
        )}
      </Flex>
    </Modal>
  )
}

/** The text once it has been left alone for a moment. */
function useSettled(typed: string): string {
  const [settled, setSettled] = useState(typed)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed), 300)
    return () => clearTimeout(timer)
  }, [typed])
  return settled
}
