import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Badge, Button, Tooltip } from 'antd'
import { ActMenu } from '#ui/act-menu.tsx'
import { BellOutlined, BulbOutlined, GlobalOutlined, UserOutlined } from '#ui/icons.tsx'
import { languages } from '#ui/language.ts'
import { currentLanguage, pick, useText } from '#ui/text.ts'
import { setTheme, type ThemeChoice, themeChoice } from '#ui/theme.ts'
import { useWide } from '#ui/wide.ts'
import { query } from '../client.ts'
import { useMe } from '../session.ts'
import { text } from '../text.ts'
import { chooseLanguage, leave } from './acts.ts'
import { HelpButton } from './help-button.tsx'

/** At the right of the head: inbox, language, appearance, account. */
export function Actions() {
  return (
    <span className="shell-actions">
      <Inbox />
      <HelpButton />
      <LanguageChoice />
      <ThemeChoiceMenu />
      <Account />
    </span>
  )
}

function Inbox() {
  const t = useText(text)
  const { data } = useQuery({ ...query('/api/inbox', { query: { limit: 1 } }), refetchInterval: 60_000 })
  const unread = data?.unread ?? 0
  return (
    <Tooltip title={t.inbox}>
      <Link to="/inbox" className="bell" aria-label={unread > 0 ? t.unread(unread) : t.inbox}>
        <Badge count={unread} size="small" offset={[7, -3]}>
          <BellOutlined />
        </Badge>
      </Link>
    </Tooltip>
  )
}

export function LanguageChoice() {
  const t = useText(text)
  const items = languages.map(({ id, name }) => ({ key: id, label: name, onClick: () => void chooseLanguage(id) }))
  return (
    <ActMenu menu={{ items, selectedKeys: [currentLanguage()] }}>
      <Button type="text" icon={<GlobalOutlined />} aria-label={t.language} />
    </ActMenu>
  )
}

export function ThemeChoiceMenu() {
  const t = useText(text)
  const items = (['light', 'dark', 'system'] as ThemeChoice[]).map((choice) => ({
    key: choice,
    label: t[choice],
    onClick: () => setTheme(choice),
  }))
  return (
    <ActMenu menu={{ items, selectedKeys: [themeChoice()] }}>
      <Button type="text" icon={<BulbOutlined />} aria-label={t.theme} />
    </ActMenu>
  )
}

function Account() {
  const t = useText(text)
  const me = useMe()
  const wide = useWide()
  const navigate = useNavigate()
  const items = [
    { key: 'account', label: t.account, onClick: () => void navigate({ to: '/account' }) },
    { type: 'divider' as const },
    { key: 'out', label: t.sign_out, onClick: () => void leave() },
  ]
  const name = pick([me?.name ?? '', me?.name_en || me?.name || ''])
  return (
    <ActMenu menu={{ items }}>
      <Button type="text" icon={<UserOutlined />} aria-label={name}>
        {wide && <span className="shell-name">{name}</span>}
      </Button>
    </ActMenu>
  )
}
