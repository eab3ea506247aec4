import type { ComponentType, ReactNode } from 'react'
import {
  AimOutlined,
  ApartmentOutlined,
  BankOutlined,
  BarChartOutlined,
  BellOutlined,
  BlockOutlined,
  CheckCircleOutlined,
  DashboardOutlined,
  FileExcelOutlined,
  FunnelPlotOutlined,
  ImportOutlined,
  ProjectOutlined,
  ReadOutlined,
  SafetyCertificateOutlined,
  SendOutlined,
  SettingOutlined,
  SwapOutlined,
  TableOutlined,
  TeamOutlined,
} from '#ui/icons.tsx'
import type { Word } from './text.ts'

type Screen = ComponentType
type Load = () => Promise<Screen>

/** Where the navigation asks how many wait for a screen. */
export type Count = '/api/enterprises/pairs/waiting'

export interface ScreenRoute {
  path: string
  load: Load
  /** Where it stands in the navigation: its word, picture and what `me.can` must hold for it to show. */
  nav?: { word: Word; icon: ReactNode; needs?: string; group?: 'administration'; count?: Count }
  /** The page's title where it has no place in the navigation. */
  title?: Word
  /** Shown without the shell, to anyone. */
  bare?: boolean
}

export const icons = {
  cockpit: <DashboardOutlined />,
  board: <ProjectOutlined />,
  projects: <TableOutlined />,
  review: <CheckCircleOutlined />,
  reports: <BarChartOutlined />,
  funnel: <FunnelPlotOutlined />,
  imports: <ImportOutlined />,
  templates: <FileExcelOutlined />,
  enterprises: <BankOutlined />,
  pairs: <BlockOutlined />,
  disputes: <SafetyCertificateOutlined />,
  transfers: <SwapOutlined />,
  inbox: <BellOutlined />,
  units: <ApartmentOutlined />,
  members: <TeamOutlined />,
}

/** Every screen of the product, one line each; the navigation is drawn from it. */
export const screens: ScreenRoute[] = [
  { path: '/sign-in', bare: true, load: () => import('#features/places/web/sign-in.tsx').then((m) => m.SignInScreen) },
  {
    path: '/found',
    bare: true,
    load: () => import('#features/founding/web/founding.tsx').then((m) => m.FoundingScreen),
  },
  {
    path: '/account',
    load: () => import('#features/places/web/account.tsx').then((m) => m.AccountScreen),
    title: 'account',
  },
  {
    path: '/',
    load: () => import('#features/reports/cockpit/web/cockpit.tsx').then((m) => m.CockpitScreen),
    nav: { word: 'cockpit', icon: icons.cockpit },
  },
  {
    path: '/wall',
    bare: true,
    load: () => import('#features/reports/cockpit/web/wall.tsx').then((m) => m.WallScreen),
  },
  {
    path: '/board',
    load: () => import('#features/projects/web/board.tsx').then((m) => m.Board),
    nav: { word: 'board', icon: icons.board },
  },
  {
    path: '/projects',
    load: () => import('#features/projects/web/table/table.tsx').then((m) => m.ProjectsTable),
    nav: { word: 'projects', icon: icons.projects },
  },
  { path: '/projects/new', load: () => import('#features/projects/web/new-project.tsx').then((m) => m.NewProject) },
  { path: '/projects/$id', load: () => import('#features/projects/web/page.tsx').then((m) => m.ProjectPage) },
  {
    path: '/review',
    load: () => import('#features/projects/claims/web/review.tsx').then((m) => m.Review),
    nav: { word: 'review', icon: icons.review },
  },
  {
    path: '/disputes',
    load: () => import('#features/projects/disputes/web/disputes.tsx').then((m) => m.Disputes),
    nav: { word: 'disputes', icon: icons.disputes },
  },
  {
    path: '/transfers',
    load: () => import('#features/projects/transfers/web/transfers.tsx').then((m) => m.Transfers),
    nav: { word: 'transfers', icon: icons.transfers },
  },
  {
    path: '/imports',
    load: () => import('#features/imports/web/imports.tsx').then((m) => m.Imports),
    nav: { word: 'imports', icon: icons.imports, needs: 'import' },
  },
  {
    path: '/duplicates',
    load: () => import('#features/imports/web/duplicates.tsx').then((m) => m.Duplicates),
    title: 'duplicates',
  },
  { path: '/imports/$id', load: () => import('#features/imports/web/import.tsx').then((m) => m.ImportScreen) },
  {
    path: '/reports',
    load: () => import('#features/reports/web/reports.tsx').then((m) => m.Reports),
    nav: { word: 'reports', icon: icons.reports },
  },
  {
    path: '/reports/bulletin',
    load: () => import('#features/reports/web/bulletin.tsx').then((m) => m.BulletinScreen),
    title: 'bulletin',
  },
  {
    path: '/reports/compare',
    load: () => import('#features/reports/compare/web/compare.tsx').then((m) => m.CompareScreen),
    title: 'compare',
  },
  {
    path: '/reports/combined',
    load: () => import('#features/reports/combined/web/combined.tsx').then((m) => m.CombinedScreen),
    title: 'combined',
  },
  {
    path: '/reports/runs/$id',
    load: () => import('#features/reports/combined/web/run.tsx').then((m) => m.RunScreen),
  },
  {
    path: '/funnel',
    load: () => import('#features/reports/funnel/web/funnel.tsx').then((m) => m.FunnelScreen),
    nav: { word: 'funnel', icon: icons.funnel },
  },
  {
    path: '/templates',
    load: () => import('#features/templates/web/templates.tsx').then((m) => m.Templates),
    nav: { word: 'templates', icon: icons.templates },
  },
  { path: '/templates/$id', load: () => import('#features/templates/web/template.tsx').then((m) => m.TemplateScreen) },
  {
    path: '/enterprises',
    load: () => import('#features/enterprises/web/enterprises.tsx').then((m) => m.Enterprises),
    nav: { word: 'enterprises', icon: icons.enterprises },
  },
  {
    path: '/enterprises/pairs',
    load: () => import('#features/enterprises/pairs/web/pairs.tsx').then((m) => m.Pairs),
    nav: { word: 'pairs', icon: icons.pairs, needs: 'merge', count: '/api/enterprises/pairs/waiting' },
  },
  {
    path: '/enterprises/$id',
    load: () => import('#features/enterprises/web/enterprise-page.tsx').then((m) => m.EnterprisePage),
  },
  {
    path: '/inbox',
    load: () => import('#features/notices/web/inbox.tsx').then((m) => m.Inbox),
    nav: { word: 'inbox', icon: icons.inbox },
  },
  {
    path: '/admin/playbook',
    load: () => import('#features/playbook/web/playbook.tsx').then((m) => m.PlaybookScreen),
    nav: { word: 'playbook', icon: <ReadOutlined />, needs: 'administer', group: 'administration' },
  },
  {
    path: '/admin/channels',
    load: () => import('#features/notices/web/channels.tsx').then((m) => m.Channels),
    nav: { word: 'channels', icon: <SendOutlined />, needs: 'administer', group: 'administration' },
  },
  {
    path: '/admin/targets',
    load: () => import('#features/reports/web/targets.tsx').then((m) => m.TargetsScreen),
    nav: { word: 'targets', icon: <AimOutlined />, needs: 'administer', group: 'administration' },
  },
  {
    path: '/units',
    load: () => import('#features/places/web/units.tsx').then((m) => m.UnitsScreen),
    nav: { word: 'units', icon: <ApartmentOutlined />, needs: 'administer', group: 'administration' },
  },
  {
    path: '/members',
    load: () => import('#features/places/web/members.tsx').then((m) => m.MembersScreen),
    nav: { word: 'members', icon: <TeamOutlined />, needs: 'administer', group: 'administration' },
  },
]

export const groupIcons = { administration: <SettingOutlined /> }
