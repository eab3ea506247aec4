import { useQuery } from '@tanstack/react-query'
import { Link, useRouterState } from '@tanstack/react-router'
import { Menu, type MenuProps } from 'antd'
import { MenuOutlined } from '#ui/icons.tsx'
import { useText } from '#ui/text.ts'
import { useTitle } from '#ui/title.ts'
import { query } from '../client.ts'
import { type Count, groupIcons, type ScreenRoute, screens } from '../routes.tsx'
import { useMe } from '../session.ts'
import { text } from '../text.ts'

type NavRoute = ScreenRoute & { nav: NonNullable<ScreenRoute['nav']> }

function useNavRoutes(): NavRoute[] {
  const can = useMe()?.can ?? []
  return screens.filter(
    (screen): screen is NavRoute => !!screen.nav && (!screen.nav.needs || can.includes(screen.nav.needs)),
  )
}

/** The screen that the navigation points to: the one shown, or the list it was opened from. */
function useCurrent(): string | undefined {
  return useNearest((screen) => !!screen.nav)?.path
}

/** Names the window after the screen; a screen about one record names it more closely by itself. */
export function WindowTitle() {
  const t = useText(text)
  const screen = useNearest(({ nav, title }) => !!nav || !!title)
  const word = screen?.title ?? screen?.nav?.word
  useTitle(word && t[word])
  return null
}

function useNearest(suits: (screen: ScreenRoute) => boolean): ScreenRoute | undefined {
  const path = useRouterState({ select: (state) => state.location.pathname })
  return screens
    .filter((screen) => suits(screen) && `${path}/`.startsWith(`${screen.path}/`))
    .sort((a, b) => b.path.length - a.path.length)[0]
}

export function Navigation({ slim }: { slim: boolean }) {
  const t = useText(text)
  const routes = useNavRoutes()
  const current = useCurrent()
  const item = ({ path, nav }: NavRoute) => ({
    key: path,
    icon: nav.icon,
    label: (
      <Link to={path} className="nav-link">
        {t[nav.word]}
        {nav.count && <Waiting path={nav.count} />}
      </Link>
    ),
  })
  const main = routes.filter(({ nav }) => !nav.group).map(item)
  const grouped = routes.filter(({ nav }) => nav.group === 'administration').map(item)
  const items: MenuProps['items'] = [...main]
  if (grouped.length > 0)
    items.push({ key: 'administration', icon: groupIcons.administration, label: t.administration, children: grouped })
  return (
    <nav aria-label={t.main_menu}>
      <Menu
        mode="inline"
        inlineCollapsed={slim}
        items={items}
        selectedKeys={current ? [current] : []}
        defaultOpenKeys={slim ? [] : ['administration']}
        className="shell-menu"
      />
    </nav>
  )
}

/** How many wait for a screen; asked for once a minute, and when something changes. */
function Waiting({ path }: { path: Count }) {
  const { data } = useQuery({ ...query(path), staleTime: 30_000, refetchInterval: 60_000 })
  if (!data?.waiting) return null
  return <span className="nav-count">{data.exact ? data.waiting : `${data.waiting}+`}</span>
}

/** The four screens a phone is used for, and the way to the rest. */
export function BottomBar({ onMore }: { onMore: () => void }) {
  const t = useText(text)
  const current = useCurrent()
  const routes = useNavRoutes().filter(({ nav }) => ['cockpit', 'projects', 'review', 'inbox'].includes(nav.word))
  return (
    <nav className="bottom-bar" aria-label={t.main_menu}>
      {routes.map(({ path, nav }) => (
        <Link key={path} to={path} className={path === current ? 'on' : ''}>
          {nav.icon}
          <span>{t[nav.word]}</span>
        </Link>
      ))}
      <button type="button" onClick={onMore}>
        <MenuOutlined />
        <span>{t.more}</span>
      </button>
    </nav>
  )
}
