import { App } from 'antd'
import { type Answer, send, useSend } from '#app/web/client.ts'
import { useText } from '#ui/text.ts'
import { kindNames } from '../text.ts'
import { PasteLines } from './paste-lines.tsx'
import { text } from './text.ts'

type Line = Answer<'/api/units/lines', 'post'>['items'][number]

/** Many units at once, from a list. */
export function ManyUnits({ close }: { close: () => void }) {
  const say = useText(text)
  const kinds = useText(kindNames)
  const { message } = App.useApp()
  const add = useSend('post', '/api/units/lines', { refresh: ['/api/units', '/api/me', '/api/cockpit'] })
  return (
    <PasteLines<Line>
      title={say.many_units}
      hint={say.many_units_hint}
      sample={say.many_units_sample}
      path="/api/units/lines"
      read={(pasted, signal) => send('post', '/api/units/lines', { body: { text: pasted, write: false } }, signal)}
      add={async (pasted) => {
        const { added } = await add.mutateAsync({ body: { text: pasted, write: true } })
        message.success(say.lines_added(added))
      }}
      columns={[
        { title: say.name, dataIndex: 'name' },
        { title: say.kind, dataIndex: 'kind', render: (kind: Line['kind']) => kinds[kind] },
        { title: say.above, dataIndex: 'above' },
        { title: say.short_name, dataIndex: 'short_name' },
      ]}
      close={close}
    />
  )
}
