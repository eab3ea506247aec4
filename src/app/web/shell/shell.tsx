import { useQueryClient } from '@tanstack/react-query'
import { Outlet, useRouterState } from '@tanstack/react-router'
import { Button, Drawer, Layout, Tag, Tooltip } from 'antd'
import { lazy, Suspense, useEffect, useState } from 'react'
import { giveFocusBack } from '#ui/focus-back.ts'
import { MenuFoldOutlined, MenuUnfoldOutlined } from '#ui/icons.tsx'
import { pick, useText } from '#ui/text.ts'
import { useWide } from '#ui/wide.ts'
import { rememberRecords } from '../palette/recent.ts'
import { useMe } from '../session.ts'
import { text } from '../text.ts'
import { Actions } from './actions.tsx'
import { Brand } from './brand.tsx'
import { Finder } from './finder.tsx'
import { BottomBar, Navigation, WindowTitle } from './navigation.tsx'
import { useSummoningKeys } from './summon.ts'

const Live = lazy(async () => ({ default: (await import('../live/live.tsx')).Live }))
const slimKey = 'landfall.slim'

/** The frame of every screen: navigation at the side, or at the foot of a phone; place, search and account at the head. */
export function Shell() {
  const t = useText(text)
  const me = useMe()
  const wide = useWide()
  const [slim, setSlim] = useState(() => localStorage.getItem(slimKey) === 'yes')
  const [open, setOpen] = useState(false)
  const path = useRouterState({ select: (state) => state.location.pathname })
  const queries = useQueryClient()
  const member = me?.member_id
  useEffect(() => closeAt(path, setOpen), [path])
  useEffect(() => (member ? rememberRecords(queries, member) : undefined), [queries, member])
  useSummoningKeys()
  useEffect(() => giveFocusBack(() => document.getElementById('content')), [])
  if (!me) return null
  const place = pick([me.tenant.name, me.tenant.name_en])
  return (
    <Layout className="shell">
      <a className="skip" href="#content">
        {t.skip}
      </a>
      {wide && (
        <Layout.Sider
          theme="light"
          width={196}
          collapsedWidth={60}
          collapsible
          collapsed={slim}
          onCollapse={(next) => {
            localStorage.setItem(slimKey, next ? 'yes' : 'no')
            setSlim(next)
          }}
          className="shell-side"
          trigger={
            <Button
              type="text"
              icon={slim ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
              aria-label={slim ? t.unfold : t.fold}
            />
          }
        >
          <Brand slim={slim} />
          <Navigation slim={slim} />
        </Layout.Sider>
      )}
      <Layout>
        <Layout.Header className="shell-head">
          {!wide && <Brand slim />}
          <span className="shell-place">{place}</span>
          {me.tenant.demo && wide && (
            <Tooltip title={t.demo_hint}>
              <Tag color="gold">{t.demo}</Tag>
            </Tooltip>
          )}
          <span className="shell-gap" />
          <Finder />
          <Actions />
        </Layout.Header>
        <Layout.Content id="content" className="shell-content" tabIndex={-1}>
          <WindowTitle />
          <Outlet />
        </Layout.Content>
        {!wide && <BottomBar onMore={() => setOpen(true)} />}
      </Layout>
      <Suspense fallback={null}>
        <Live member={me.member_id} />
      </Suspense>
      <Drawer
        open={open}
        onClose={() => setOpen(false)}
        placement="left"
        size={260}
        title={place}
        styles={{ body: { padding: 8 } }}
      >
        <Navigation slim={false} />
      </Drawer>
    </Layout>
  )
}

/** A drawer that was open on the last screen is not in the way of the next. */
function closeAt(_path: string, setOpen: (open: boolean) => void): void {
  setOpen(false)
}
