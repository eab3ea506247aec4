import { App, Flex, Typography } from 'antd'
import { type Answer, send, useSend } from '#app/web/client.ts'
import { listed, useText } from '#ui/text.ts'
import { roleNames } from '../text.ts'
import { PasteLines } from './paste-lines.tsx'
import { text } from './text.ts'

type Line = Answer<'/api/members/lines', 'post'>['items'][number]

/** Many members at once, from a list; their first passwords are shown together, to be copied into a sheet and handed out. */
export function ManyMembers({ close }: { close: () => void }) {
  const say = useText(text)
  const roles = useText(roleNames)
  const { modal } = App.useApp()
  const add = useSend('post', '/api/members/lines', { refresh: ['/api/members', '/api/cockpit'] })
  return (
    <PasteLines<Line>
      title={say.many_members}
      hint={say.many_members_hint}
      sample={say.many_members_sample}
      path="/api/members/lines"
      read={(pasted, signal) => send('post', '/api/members/lines', { body: { text: pasted, write: false } }, signal)}
      add={async (pasted) => {
        const { items } = await add.mutateAsync({ body: { text: pasted, write: true } })
        const made = items.filter(({ password }) => password !== null)
        modal.success({
          title: say.passwords_once(made.length),
          width: 560,
          content: <Passwords made={made} head={[say.member_name, say.user_name, say.password]} />,
        })
      }}
      columns={[
        { title: say.member_name, dataIndex: 'name' },
        { title: say.user_name, dataIndex: 'user_name' },
        { title: say.unit, dataIndex: ['unit', 'name'] },
        {
          title: say.grants,
          dataIndex: 'roles',
          render: (held: Line['roles']) => listed(held.map((role) => roles[role])),
        },
        { title: say.title, dataIndex: 'title' },
        { title: say.phone, dataIndex: 'phone' },
      ]}
      close={close}
    />
  )
}

function Passwords({ made, head }: { made: Line[]; head: string[] }) {
  const rows = [head, ...made.map(({ name, user_name, password }) => [name, user_name, password ?? ''])]
  return (
    <Flex vertical gap="small">
      <Typography.Paragraph
        className="places-passwords"
        copyable={{ text: rows.map((row) => row.join('\t')).join('\n') }}
      >
        {rows.map((row) => row.join('  ')).join('\n')}
      </Typography.Paragraph>
    </Flex>
  )
}
