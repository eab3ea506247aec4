import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Alert, Button, Select, Skeleton, Typography } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useMe } from '#app/web/session.ts'
import { ActMenu } from '#ui/act-menu.tsx'
import { DownloadOutlined, PlusOutlined } from '#ui/icons.tsx'
import { ErrorState } from '#ui/nothing.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { usePrinting } from '#ui/printing.ts'
import { listed, useText } from '#ui/text.ts'
import { useWide } from '#ui/wide.ts'
import { groupings } from '../../groups/model.ts'
import { type Sort, sorts } from '../../list/model.ts'
import type { Card } from '../answers.ts'
import '../board.css'
import { NoProjects } from '../no-projects.tsx'
import { usePlaybook } from '../playbook.ts'
import { text } from '../text.ts'
import { BulkBar } from './bulk.tsx'
import { TableCards } from './cards.tsx'
import { ColumnChooser } from './column-chooser.tsx'
import { useColumns } from './columns.tsx'
import { Grid } from './grid.tsx'
import { useLayout } from './layout.ts'
import { PaperTable, usePrintAll } from './paper.tsx'
import { placed } from './placed.ts'
import './table.css'
import { TableFilters } from './table-filters.tsx'
import { text as own } from './text.ts'
import { useSections } from './use-rows.ts'
import { useUndo } from './use-undo.tsx'
import { ViewsMenu } from './views-menu.tsx'

/** All projects in reach: columns, filters, order and groups in the address; on a phone, as cards. */
export function ProjectsTable() {
  const wide = useWide()
  const search = useSearch({ strict: false }) as Record<string, string>
  const { group: _, columns: __, view: ___, ...filter } = search
  return <div className="projects-table">{wide ? <Desk search={search} /> : <Phone filter={filter} />}</div>
}

function Phone({ filter }: { filter: Record<string, string> }) {
  const t = useText(text)
  return (
    <>
      <PageHead title={t.table}>
        <TableFilters />
        <span className="table-tools">
          <Create />
        </span>
      </PageHead>
      <TableCards filter={filter} />
    </>
  )
}

function Create() {
  const t = useText(text)
  const me = useMe()
  if (!me?.can.includes('create')) return null
  return (
    <Link to="/projects/new">
      <Button type="primary" icon={<PlusOutlined />}>
        {t.new_project}
      </Button>
    </Link>
  )
}

/** Columns that no fact of a project answers by its id. */
const noFacts = new Set([
  'light',
  'name',
  'stage',
  'status',
  'stage_entered_on',
  'investment_cny',
  'unit',
  'updated_at',
])

function Desk({ search }: { search: Record<string, string> }) {
  const t = useText(text)
  const o = useText(own)
  const navigate = useNavigate()
  const playbook = usePlaybook()
  const { group, columns: _, view: __, ...filter } = search
  const { layout, change } = useLayout(search)
  const columns = useColumns(playbook)
  const asked = layout.columns.filter((id) => !noFacts.has(id)).join(',')
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const [selected, select] = useState<ReadonlyMap<string, Card>>(new Map())
  const undo = useUndo()
  const list = useSections({ filter, columns: asked, group, open })
  const to = (changed: Record<string, string | undefined>) => {
    select(new Map())
    void navigate({ to: '/projects', search: { ...search, ...changed } as never, replace: true })
  }
  const arrange: typeof change = (next) => {
    change(next)
    if (next.columns && search.columns) to({ columns: next.columns.join(',') })
  }
  const setSort = (sort: Sort) => {
    const first = sorts[sort].direction
    const turned = first === 'asc' ? 'desc' : 'asc'
    if (search.sort !== sort) to({ sort, direction: first })
    else if (search.direction === first) to({ sort, direction: turned })
    else to({ sort: undefined, direction: undefined })
  }
  const toggle = (key: string) =>
    setOpen((before) => (before.has(key) ? without(before, key) : new Set([...before, key])))
  const printing = usePrinting()
  const printAll = usePrintAll({ sections: list.sections, filters: list.filters, asked })
  const stale = playbook ? layout.columns.filter((id) => !columns.some((column) => column.id === id)) : []
  return (
    <>
      <PageHead title={t.table}>
        <TableFilters />
        <span className="table-tools">
          <Typography.Text type="secondary" aria-live="polite">
            {!list.isPending && (list.exact ? t.total(list.total) : t.total_more(list.total))}
          </Typography.Text>
          <Select
            allowClear
            className="table-group"
            placeholder={o.group_by}
            aria-label={o.group_by}
            value={group}
            onChange={(by: string | undefined) => to({ group: by })}
            options={groupings.map((by) => ({ value: by, label: o[by] }))}
          />
          <ViewsMenu search={search} layout={layout} change={change} />
          <ColumnChooser columns={columns} layout={layout} change={arrange} />
          <Exports filter={filter} columns={layout.columns} print={printAll} />
          <Create />
        </span>
      </PageHead>
      {stale.length > 0 && <Alert type="info" showIcon closable title={o.stale(listed(stale))} />}
      {list.error && <ErrorState error={list.error} retry={list.refetch} />}
      {list.isPending && <Skeleton active />}
      {!list.isPending && !list.error && list.total === 0 && <NoProjects path="/projects" filter={filter} />}
      {selected.size > 0 && <BulkBar rows={[...selected.values()]} clear={() => select(new Map())} undo={undo} />}
      {printing && (
        <PaperTable
          sections={list.sections}
          filters={list.filters}
          groups={list.groups?.groups ?? []}
          asked={asked}
          columns={placed(columns, layout)}
        />
      )}
      {list.total > 0 && (
        <Grid
          key={JSON.stringify([filter, group, layout.density])}
          sections={list.sections}
          filters={list.filters}
          groups={list.groups?.groups ?? []}
          asked={asked}
          columns={placed(columns, layout)}
          density={layout.density}
          sort={search.sort}
          direction={search.direction}
          setSort={setSort}
          resize={(id, width) => change({ widths: { ...layout.widths, [id]: width } })}
          toggle={toggle}
          selected={selected}
          select={select}
          undo={undo}
        />
      )}
    </>
  )
}

function without(set: ReadonlySet<string>, key: string): ReadonlySet<string> {
  return new Set([...set].filter((one) => one !== key))
}

const FillDialog = lazy(async () => ({ default: (await import('#features/templates/web/fill-dialog.tsx')).FillDialog }))

/** What the columns of the table are called in a ledger; what is worked out of other facts has no column there. */
const ledger: Record<string, string> = { unit: 'unit_id', investment_cny: 'investment' }

interface Out {
  filter: Record<string, string>
  columns: string[]
  print: () => void
}

function Exports({ filter, columns, print }: Out) {
  const t = useText(text)
  const chosen = columns.map((id) => ledger[id] ?? id).join(',')
  const [filling, setFilling] = useState(false)
  const ledgers = (['xlsx', 'csv'] as const).map((format) => ({
    key: format,
    label: (
      <a href={`/api/projects/export?${new URLSearchParams({ ...filter, columns: chosen, format })}`} download>
        .{format}
      </a>
    ),
  }))
  const printed = { key: 'print', label: t.print, onClick: print }
  const items = [...ledgers, printed, { key: 'fill', label: t.fill_forms, onClick: () => setFilling(true) }]
  return (
    <>
      <ActMenu menu={{ items }}>
        <Button icon={<DownloadOutlined />}>{t.export}</Button>
      </ActMenu>
      {filling && (
        <Suspense>
          <FillDialog path={`export?${new URLSearchParams(filter)}`} close={() => setFilling(false)} list />
        </Suspense>
      )}
    </>
  )
}
