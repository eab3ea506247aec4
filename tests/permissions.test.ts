import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Role, roles } from '#features/places/model.ts'
import { bindings } from '../src/app/routes.ts'
import { type Neighbours, openNeighbours, type Standing, standings } from './support/neighbours.ts'

let place: Neighbours
beforeAll(async () => {
  place = await openNeighbours()
}, 120_000)
afterAll(() => place?.close())

/** Who is let through to a record of the zone: by role, from the record's own unit or the one above. */
type Let = readonly Role[]
const everyone: Let = roles
const brings: Let = ['officer', 'unit_lead']
const reviews: Let = ['unit_reviewer', 'city_reviewer']
const admin: Let = ['admin']
const nobody: Let = []

interface Rule {
  /** Roles of the record's own unit, and of the unit above it, who are let through. */
  inside: Let
  /** What a sibling is told of the record: nothing at all, that it exists, or what is open to the whole tenant. */
  sibling: 'nothing' | 'existence' | 'open'
  /** Decided from above: a leader of a sister unit, who reads it, is refused. */
  above?: true
  path?: (ids: Neighbours['ids']) => Record<string, string>
  query?: string | ((ids: Neighbours['ids']) => string)
  body?: (ids: Neighbours['ids']) => unknown
}

const kinship = { role: 'group', share: null, since_on: null, until_on: null, source: '' }
const own = (inside: Let = everyone): Rule => ({ inside, sibling: 'open' })
const record = (inside: Let, more: Partial<Rule> = {}): Rule => ({
  inside,
  sibling: 'nothing',
  path: ({ project }) => ({ id: project }),
  ...more,
})
const claim = (inside: Let, body?: unknown): Rule => ({
  inside,
  sibling: 'nothing',
  path: ({ claim: id }) => ({ id }),
  body: () => body,
})
const ofImport = (more: Partial<Rule> = {}): Rule => ({
  inside: nobody,
  sibling: 'nothing',
  path: ({ missing }) => ({ id: missing, n: '1' }),
  ...more,
})

/**
 * Every route and who passes its permission check. A route that is not named here fails the test. What a call does once it is let
 * through is the business of its slice's own tests: here a refusal of its content (409, 422) is a pass.
 */
const rules: Record<string, Rule> = {
  'me.read': own(),
  'me.change': { ...own(), body: () => ({ language: 'zh-CN' }) },
  'me.password': { ...own(), body: () => ({ current: 'wrong wrong wrong', password: 'another harbour' }) },
  'sessions.list': own(),
  'sessions.end': { ...own(nobody), sibling: 'nothing', path: ({ missing }) => ({ id: missing }) },
  'sessions.end_others': own(),
  'two_factor.start': { ...own(), body: () => ({ password: 'wrong wrong wrong' }) },
  'two_factor.confirm': { ...own(), body: () => ({ code: '000000' }) },
  'two_factor.stop': { ...own(), body: () => ({ password: 'wrong wrong wrong' }) },
  'keys.list': own(),
  'keys.add': { ...own(), body: () => ({ name: '' }) },
  'keys.revoke': { ...own(nobody), sibling: 'nothing', path: ({ missing }) => ({ id: missing }) },
  'units.list': own(),
  'units.add': {
    inside: admin,
    sibling: 'nothing',
    body: ({ zone }) => ({ parent_id: zone, kind: 'town', name: `x${Math.random()}` }),
  },
  'units.change': {
    inside: admin,
    sibling: 'nothing',
    path: ({ zone }) => ({ id: zone }),
    body: () => ({ version: 999, name: 'x' }),
  },
  'members.list': own(admin),
  'members.choices': own(),
  'members.add': {
    inside: admin,
    sibling: 'nothing',
    body: ({ zone }) => ({ user_name: `m${Math.random()}`, name: 'x', grants: [{ unit_id: zone, role: 'officer' }] }),
  },
  'units.add_many': { ...own(admin), body: () => ({ text: '' }) },
  'members.add_many': { ...own(admin), body: () => ({ text: '' }) },
  'members.change': {
    inside: admin,
    sibling: 'nothing',
    path: ({ member }) => ({ id: member }),
    body: () => ({ version: 999, name: 'x' }),
  },
  'members.reset_password': {
    inside: admin,
    sibling: 'nothing',
    path: ({ member }) => ({ id: member }),
    body: () => ({ password: 'x' }),
  },
  'playbook.current': own(),
  'playbook.editions': own(),
  'playbook.compare': { ...own(nobody), sibling: 'nothing', query: ({ missing }) => `from=${missing}&to=${missing}` },
  'playbook.shipped': own(admin),
  'playbook.try': { ...own(admin), body: () => ({ source: 'id: x' }) },
  'playbook.activate': { ...own(admin), body: () => ({ source: 'id: x', effective_on: '2030-01-01' }) },
  'industries.list': own(),
  'projects.list': own(),
  'projects.board': own(),
  'projects.groups': { ...own(), query: 'by=stage' },
  // Refused row by row: the answer names each with its reason.
  'projects.bulk': {
    ...own(),
    body: ({ project }) => ({ items: [{ id: project, version: 999 }], changes: { origin: 'x' } }),
  },
  'projects.undo': { ...own(), body: ({ project }) => ({ items: [{ id: project, version: 999 }] }) },
  'projects.existing': { ...own(), query: 'name=没有的项目' },
  'projects.units': own(),
  'projects.create': {
    inside: brings,
    sibling: 'nothing',
    body: ({ zone }) => ({ changes: { unit_id: zone, name: '', origin: 'x' } }),
  },
  'projects.get': record(everyone, { sibling: 'existence' }),
  'projects.gate': record(everyone, { query: 'stage=signed' }),
  'projects.edit': record(brings, { body: () => ({ version: 999, changes: { origin: 'x' } }) }),
  'projects.move': record(brings, { body: () => ({ version: 999, stage: 'signed' }) }),
  'projects.status': record(brings, {
    body: () => ({ version: 999, status: 'paused', reason: 'x', date: '2026-01-01' }),
  }),
  'projects.team': record(['unit_lead'], { body: () => ({ version: 999, team: [] }) }),
  'projects.note': record(['officer', 'unit_lead', 'unit_reviewer', 'city_reviewer', 'department', 'carrier'], {
    body: () => ({ text: 'x' }),
  }),
  'protection.standings': { ...own(), query: 'ids=0199a2c0-0000-7000-8000-000000000000' },
  'disputes.list': own(),
  'disputes.ask': {
    inside: brings,
    sibling: 'nothing',
    body: ({ zone, enterprise }) => ({ enterprise_id: enterprise, unit_id: zone, question: 'x' }),
  },
  // That a third unit is refused a dispute that is there is proven beside its actions.
  'disputes.show': ofImport(),
  'disputes.answer': ofImport({ body: () => ({ version: 1, answer: 'decline', words: 'x' }) }),
  'disputes.appeal': ofImport({ body: ({ missing }) => ({ version: 1, project_id: missing, appeal: 'x' }) }),
  'disputes.withdraw': ofImport({ body: () => ({ version: 1 }) }),
  'disputes.decide': ofImport({ body: () => ({ version: 1, decision: 'stays', reason: 'x' }) }),
  'transfers.list': own(),
  // That what is in the pool and what is offered to others is kept from whom it does not concern is proven beside its actions.
  'transfers.show': ofImport(),
  'transfers.terms': ofImport({ body: () => ({ version: 1, share_counts: 50, share_tax: 50, share_years: 5 }) }),
  'transfers.take': ofImport({ body: ({ zone }) => ({ version: 1, unit_id: zone }) }),
  'transfers.decline': ofImport({ body: () => ({ version: 1, reason: 'x' }) }),
  'transfers.take_back': ofImport({ body: () => ({ version: 1 }) }),
  'projects.transfers': record(everyone),
  'projects.pass_on': record(brings, { body: () => ({ version: 999, reason: 'x', show: [] }) }),
  'relocations.show': record(everyone),
  'relocations.set': record(['city_reviewer', 'leader'], { above: true, body: () => ({ reason: 'x' }) }),
  'relocations.lift': record(['city_reviewer', 'leader'], {
    above: true,
    body: () => ({ version: 1, reason: 'x', evidence_ids: [] }),
  }),
  'protection.show': record(everyone),
  'protection.keep': record(brings, { body: () => ({ version: 999, act: 'give_up', reason: 'x' }) }),
  'projects.contact': record(brings, { body: () => ({ version: 999, on: '2026-01-01', with: 'x', said: 'x' }) }),
  'projects.timeline': record(everyone),
  'projects.evidence': record(everyone),
  'projects.evidence.add': record(brings, { body: ({ sha }) => ({ sha256: sha, kind: 'no_such_kind', name: 'x' }) }),
  'projects.evidence.remove': record(nobody, {
    path: ({ project, missing }) => ({ id: project, evidence_id: missing }),
  }),
  'projects.evidence.content': record(everyone, {
    path: ({ project, evidence }) => ({ id: project, evidence_id: evidence }),
  }),
  'projects.export': { ...own(), query: 'format=csv' },
  'files.upload': own(),
  'files.preview': { ...own(nobody), sibling: 'nothing', path: ({ sha }) => ({ sha256: sha }) },
  'enterprises.list': own(),
  'enterprises.candidates': { ...own(), query: 'name=恒力' },
  'enterprises.get': { ...own(), path: ({ enterprise }) => ({ id: enterprise }) },
  'enterprises.projects': { ...own(), path: ({ enterprise }) => ({ id: enterprise }) },
  'enterprises.create': { ...own(brings), body: () => ({ changes: { name: '' } }) },
  'enterprises.edit': {
    ...own(brings),
    path: ({ enterprise }) => ({ id: enterprise }),
    body: () => ({ version: 999, changes: { name: 'x' } }),
  },
  'enterprises.aliases': { ...own(), path: ({ enterprise }) => ({ id: enterprise }) },
  'enterprises.aliases.add': {
    ...own(brings),
    path: ({ enterprise }) => ({ id: enterprise }),
    body: () => ({ version: 999, alias: { name: 'x', kind: 'short' } }),
  },
  'enterprises.aliases.correct': {
    ...own(brings),
    path: ({ enterprise, missing }) => ({ id: enterprise, alias_id: missing }),
    body: () => ({ version: 999, changes: { name: 'x' } }),
  },
  'enterprises.aliases.withdraw': {
    ...own(brings),
    path: ({ enterprise, missing }) => ({ id: enterprise, alias_id: missing }),
    body: () => ({ version: 999, reason: 'x' }),
  },
  'enterprises.kin': { ...own(), path: ({ enterprise }) => ({ id: enterprise }) },
  'enterprises.relations': { ...own(), path: ({ enterprise }) => ({ id: enterprise }) },
  'enterprises.relations.add': {
    ...own(brings),
    path: ({ enterprise }) => ({ id: enterprise }),
    body: ({ enterprise }) => ({ version: 999, other_id: enterprise, relation: kinship }),
  },
  'enterprises.relations.correct': {
    ...own(brings),
    path: ({ enterprise, missing }) => ({ id: enterprise, relation_id: missing }),
    body: () => ({ version: 999, changes: { source: 'x' } }),
  },
  'enterprises.relations.withdraw': {
    ...own(brings),
    path: ({ enterprise, missing }) => ({ id: enterprise, relation_id: missing }),
    body: () => ({ version: 999, reason: 'x' }),
  },
  // That every member opens what is there, and no other tenant, is proven beside its actions.
  'enterprises.relations.proof': {
    inside: nobody,
    sibling: 'nothing',
    path: ({ enterprise, missing }) => ({ id: enterprise, relation_id: missing }),
  },
  'enterprises.relations.export': { ...own(), query: 'format=csv' },
  'enterprises.relations.preview': { ...own(brings), query: `sha256=${'0'.repeat(64)}` },
  'enterprises.relations.import': { ...own(brings), body: () => ({ sha256: '0'.repeat(64) }) },
  'enterprises.pairs': own(['unit_lead', 'admin']),
  'enterprises.pairs.waiting': own(['unit_lead', 'admin']),
  'enterprises.pairs.sweep': own(['unit_lead', 'admin']),
  // That another tenant is told of none is proven beside its actions.
  'enterprises.pairs.get': ofImport(),
  'enterprises.pairs.decide': ofImport({ body: () => ({ decision: 'different', seen: 'x' }) }),
  'enterprises.pairs.reopen': ofImport({ body: () => ({ version: 1 }) }),
  // A record with itself: who may merge is told that, the others that they may not.
  'merges.preview': {
    inside: ['unit_lead', 'admin'],
    sibling: 'nothing',
    query: ({ project }) => `kind=project&kept=${project}&lost=${project}`,
  },
  'merges.merge': {
    inside: ['unit_lead', 'admin'],
    sibling: 'nothing',
    body: ({ project }) => ({
      kind: 'project',
      kept_id: project,
      lost_id: project,
      version: 1,
      lost_version: 1,
      take: [],
      reason: 'x',
    }),
  },
  'merges.list': { inside: everyone, sibling: 'existence', query: ({ project }) => `kind=project&id=${project}` },
  'merges.undo': ofImport({ body: () => ({ reason: 'x' }) }),
  'enterprises.export': { ...own(), query: 'format=csv' },
  'claims.of_project': record(everyone),
  'claims.submit': record(brings, { body: () => ({ kind: 'arrival', event_on: '2026-01-01' }) }),
  'claims.queue': own(),
  'claims.export': { ...own(), query: 'format=csv&queue=all' },
  'members.export': { ...own(admin), query: 'format=csv' },
  'claims.read': claim(everyone),
  'claims.amend': claim(brings, { version: 999, kind: 'arrival', event_on: '2026-01-01' }),
  'claims.review': claim(reviews, { version: 999, decision: 'approve' }),
  'claims.reverse': claim(brings, { version: 999, reason: 'x' }),
  'cockpit.read': own(),
  'reports.read': { ...own(), query: 'period=2026-10' },
  'reports.bulletin': { ...own(), query: 'period=2026-10' },
  'reports.bulletin.export': { ...own(), query: 'period=2026-10' },
  'reports.lines': { ...own(), query: 'period=2026-10&indicator=arrivals' },
  'reports.export': { ...own(), query: 'period=2026-10&format=csv' },
  'reports.periods': own(),
  'reports.score': { ...own(), query: 'period=2026-10' },
  'reports.freeze': { inside: nobody, sibling: 'nothing', path: () => ({ period: '2199-01' }), body: () => ({}) },
  'funnel.read': own(),
  'funnel.export': { ...own(), query: 'format=csv' },
  'combined.read': own(),
  'combined.export': { ...own(), query: 'format=csv' },
  'combined.lines': { ...own(), query: 'indicator=arrivals' },
  'schedules.list': own(),
  // That a schedule and what it made are nobody else's is proven beside their actions.
  'schedules.add': {
    ...own(nobody),
    sibling: 'nothing',
    body: ({ missing }) => ({ view_id: missing, every: 'week', day: 1, hour: 8, members: [missing], roles: [] }),
  },
  'schedules.change': {
    ...own(nobody),
    sibling: 'nothing',
    path: ({ missing }) => ({ id: missing }),
    body: ({ missing }) => ({ version: 1, every: 'week', day: 1, hour: 8, members: [missing], roles: [] }),
  },
  'schedules.remove': {
    ...own(nobody),
    sibling: 'nothing',
    path: ({ missing }) => ({ id: missing }),
    query: 'version=1',
  },
  'runs.read': { ...own(nobody), sibling: 'nothing', path: ({ missing }) => ({ id: missing }) },
  'targets.list': { ...own(), query: 'year=2026' },
  'targets.set': {
    inside: admin,
    sibling: 'nothing',
    query: 'year=2026',
    body: ({ zone }) => ({ items: [{ unit_id: zone, indicator: 'no_such', measure: 'count', value: '1' }] }),
  },
  'search.find': { ...own(), query: 'q=减速器' },
  'live.follow': own(),
  'views.list': own(),
  'views.add': { ...own(), body: () => ({ name: 'x', query: {} }) },
  'views.change': { ...own(nobody), path: ({ missing }) => ({ id: missing }), body: () => ({ version: 1, name: 'x' }) },
  'views.remove': { ...own(nobody), path: ({ missing }) => ({ id: missing }), query: 'version=1' },
  'views.default': { ...own(), body: () => ({ id: null }) },
  'templates.list': own(),
  'templates.names': own(),
  'templates.add': own(),
  // Of a template that is there, own, shared and beyond, the slice's own tests tell.
  'templates.show': ofImport(),
  'templates.change': ofImport({ body: () => ({ version: 1, name: 'x' }) }),
  'templates.replace': ofImport({ query: 'version=1' }),
  'templates.file': ofImport(),
  'templates.remove': ofImport({ query: 'version=1' }),
  'templates.fill_project': ofImport({ path: ({ missing }) => ({ id: missing, project_id: missing }) }),
  'templates.fill_list': ofImport(),
  'inbox.list': own(),
  'inbox.read': { ...own(), body: () => ({ all: true }) },
  'channels.list': { inside: nobody, sibling: 'nothing' },
  'channels.add': {
    inside: nobody,
    sibling: 'nothing',
    body: () => ({ kind: 'wecom', name: 'x', address: 'https://example.invalid/x' }),
  },
  'channels.change': {
    inside: nobody,
    sibling: 'nothing',
    path: ({ missing }) => ({ id: missing }),
    body: () => ({ version: 1 }),
  },
  'channels.remove': {
    inside: nobody,
    sibling: 'nothing',
    path: ({ missing }) => ({ id: missing }),
    query: 'version=1',
  },
  'channels.test': { inside: nobody, sibling: 'nothing', path: ({ missing }) => ({ id: missing }), body: () => ({}) },
  'imports.list': own(),
  'imports.fields': own(),
  'imports.template': own(),
  'imports.upload': own(['officer', 'unit_lead', 'admin']),
  'imports.get': ofImport(),
  'imports.map': ofImport({ body: () => ({ columns: {} }) }),
  'imports.preview': ofImport(),
  'imports.companies': ofImport(),
  'imports.pairs': ofImport(),
  'imports.start': ofImport({ body: () => ({}) }),
  'imports.cancel': ofImport({ body: () => ({}) }),
  'imports.rows': ofImport({ query: 'outcome=refused' }),
  'imports.refused': ofImport(),
  'imports.reset_mapping': ofImport({ body: () => ({ version: 1 }) }),
  'imports.undo_plan': ofImport(),
  'imports.undo': ofImport({ body: () => ({ version: 1 }) }),
  'imports.suspected': own(),
  'imports.undecide': ofImport({ body: () => ({}) }),
  'imports.decide': ofImport({ body: () => ({ decision: 'skip' }) }),
}

/** Acts of the root alone (channels, freezing): its own administrator is let through, and this table has no other way to say so. */
const rootOnly = /^(channels\.|reports\.freeze$)/

const closed = bindings.map(({ route }) => route).filter((route) => !route.open)

it('names every route', () => {
  expect(closed.map((route) => route.id).filter((id) => !(id in rules))).toEqual([])
  expect(Object.keys(rules).filter((id) => !closed.some((route) => route.id === id))).toEqual([])
})

describe.each(closed.map((route) => route.id))('%s', (id) => {
  it('refuses a stranger', async () => {
    expect((await call(id, undefined)).status).toBe(401)
  })

  it.each(standings)('from %s lets through whom it should, and tells the rest nothing', async (standing) => {
    const wrong: string[] = []
    for (const role of roles) {
      const { status, text } = await call(id, await place.as(role, standing))
      const verdict = verdictOf(status)
      const may = permitted(rules[id]!, id, role, standing)
      if (may ? verdict === 'refused' || verdict === 'broken' : verdict === 'done' || verdict === 'broken')
        wrong.push(`${role}: ${status}, ${may ? 'may' : 'may not'}`)
      if (reads(role, standing)) continue
      const told = place.secrets.filter((secret) => text.includes(secret))
      if (told.length > 0) wrong.push(`${role} is told ${told.join(', ')}`)
    }
    expect(wrong).toEqual([])
  })
})

async function call(id: string, cookie: string | undefined) {
  const route = closed.find((one) => one.id === id)!
  const rule = rules[id]!
  const ids = place.ids
  let path = route.path
  for (const [name, value] of Object.entries(rule.path?.(ids) ?? {})) path = path.replace(`{${name}}`, value)
  const query = typeof rule.query === 'function' ? rule.query(ids) : rule.query
  return place.send(route.method, query ? `${path}?${query}` : path, rule.body?.(ids), cookie)
}

/** Done; refused for who asks; refused for what is asked; broken, which is never right. */
function verdictOf(status: number): 'done' | 'refused' | 'content' | 'broken' {
  if (status < 300) return 'done'
  if (status >= 500) return 'broken'
  return [401, 403, 404].includes(status) ? 'refused' : 'content'
}

/** A leader of any unit reads the whole tenant. */
function reads(role: Role, standing: Standing): boolean {
  return standing === 'own' || standing === 'parent' || (role === 'leader' && standing === 'sibling')
}

function permitted(rule: Rule, id: string, role: Role, standing: Standing): boolean {
  const root = standing === 'parent' || standing === 'other tenant'
  if (rootOnly.test(id)) return root && !rule.path && role === 'admin'
  if (!rule.inside.includes(role)) return false
  if (rule.above && standing === 'sibling') return false
  if (rule.sibling === 'open') return !(rule.path && standing === 'other tenant')
  return reads(role, standing) || (rule.sibling === 'existence' && standing === 'sibling')
}
