import { useQuery } from '@tanstack/react-query'
import { Card, Descriptions, Flex, Tag } from 'antd'
import { query } from '#app/web/client.ts'
import { PageHead } from '#ui/page-head.tsx'
import { pick, useText } from '#ui/text.ts'
import { roleNames } from '../text.ts'
import { ApiKeys } from './keys.tsx'
import { ChangePassword } from './password.tsx'
import { Sessions } from './sessions.tsx'
import './places.css'
import { text } from './text.ts'
import { TwoFactor } from './two-factor.tsx'

/** One's own account: who I am, how I get in, from where, and which systems act for me. */
export function AccountScreen() {
  const say = useText(text)
  const roles = useText(roleNames)
  const { data: me } = useQuery(query('/api/me'))
  if (!me) return null
  return (
    <Flex vertical gap="middle" className="places-narrow">
      <PageHead title={say.account} />
      <Card size="small">
        <Descriptions
          size="small"
          column={{ xs: 1, sm: 2 }}
          items={[
            { key: 'name', label: say.member_name, children: pick([me.name, me.name_en]) },
            { key: 'user_name', label: say.user_name, children: me.user_name },
            {
              key: 'grants',
              label: say.grants,
              span: 'filled',
              children: me.grants.map(({ role, unit_id, unit_name, unit_name_en }) => (
                <Tag key={`${unit_id} ${role}`}>
                  {roles[role]} · {pick([unit_name, unit_name_en])}
                </Tag>
              )),
            },
          ]}
        />
      </Card>
      <Card size="small" title={say.change_password}>
        <ChangePassword userName={me.user_name} />
      </Card>
      <Card size="small" title={say.two_factor}>
        <TwoFactor on={me.two_factor} />
      </Card>
      <Sessions />
      <ApiKeys />
    </Flex>
  )
}
