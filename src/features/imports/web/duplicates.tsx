import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Flex, Segmented, Select, Skeleton, Typography } from 'antd'
import { useEffect } from 'react'
import { query } from '#app/web/client.ts'
import { isTyping } from '#ui/keys.ts'
import { EmptyState, ErrorState } from '#ui/nothing.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { pick, useText } from '#ui/text.ts'
import { useWide } from '#ui/wide.ts'
import './duplicates.css'
import './imports.css'
import { placeOf } from './preview-rows.tsx'
import type { FieldChoice } from './records.ts'
import { SideBySide } from './side-by-side.tsx'
import { answers, mayAnswer } from './suspected.tsx'
import { text } from './text.ts'
import { keyOf, useDuplicates, type Waiting } from './use-duplicates.ts'

/** Suspected duplicates of every import, one after another; emptied with the keyboard alone. */
export function Duplicates() {
  const say = useText(text)
  const wide = useWide()
  const search = useSearch({ strict: false }) as { import?: string; unit?: string; later?: boolean }
  const navigate = useNavigate()
  const narrow = { import_id: search.import, unit: search.unit, later: search.later ? 'true' : 'false' } as const
  const fields = useQuery({ ...query('/api/imports/fields'), staleTime: Number.POSITIVE_INFINITY })
  const work = useDuplicates(narrow)
  const { queue, items, chosen } = work
  useKeys(work)
  const go = (change: object) => void navigate({ to: '/duplicates', search: { ...search, ...change } as never })
  const first = queue.data?.pages[0]
  return (
    <div className="duplicates">
      <PageHead title={say.duplicates}>
        <Segmented
          aria-label={say.duplicates}
          value={search.later ? 'later' : 'waiting'}
          onChange={(view) => go({ later: view === 'later' ? true : undefined })}
          options={[
            { value: 'waiting', label: say.waiting },
            { value: 'later', label: `${say.left_for_later} ${first?.left_for_later ?? ''}` },
          ]}
        />
        <Narrowing imports={first?.imports ?? []} search={search} go={go} />
        <Button disabled={work.decided === 0} loading={work.busy} onClick={() => void work.undo()}>
          {say.undo_last}
        </Button>
        <Link to="/imports">{say.back}</Link>
      </PageHead>
      <Typography.Text type="secondary" aria-live="polite">
        {say.to_decide(work.total)} {work.decided > 0 && say.decided_so_far(work.decided)} {wide && say.duplicate_keys}
      </Typography.Text>
      {queue.isPending && <Skeleton active />}
      {queue.error && <ErrorState error={queue.error} retry={queue.refetch} />}
      {queue.data && !chosen && <EmptyState title={say.no_duplicates} hint={say.no_duplicates_hint} />}
      {chosen && (
        <div className="duplicates-work">
          {wide && <Queue items={items} place={work.place} go={work.go} />}
          <One key={keyOf(chosen)} row={chosen} fields={fields.data?.items ?? []} work={work} wide={wide} />
        </div>
      )}
    </div>
  )
}

type Work = ReturnType<typeof useDuplicates>

/** J and K or the arrows go through the list; S, N, L and X decide; U takes the last decision back. */
function useKeys({ step, decide, undo }: Work): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (isTyping(event)) return
      const by = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key]
      const answer = (Object.keys(answers) as (keyof typeof answers)[]).find((one) => answers[one].key === event.key)
      if (by) step(by)
      else if (answer) void decide(answer)
      else if (event.key === 'u') void undo()
      else return
      event.preventDefault()
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [step, decide, undo])
}

interface NarrowingProps {
  imports: { id: string; file_name: string; unit: { id: string; name: string }; waiting: number }[]
  search: { import?: string; unit?: string }
  go: (change: object) => void
}

function Narrowing({ imports, search, go }: NarrowingProps) {
  const say = useText(text)
  const units = [...new Map(imports.map(({ unit }) => [unit.id, unit.name]))]
  return (
    <>
      <Select
        allowClear
        aria-label={say.import_file}
        placeholder={say.every_import}
        style={{ minWidth: 180 }}
        value={search.import}
        onChange={(id?: string) => go({ import: id })}
        options={imports.map(({ id, file_name, waiting }) => ({ value: id, label: `${file_name} (${waiting})` }))}
      />
      <Select
        allowClear
        aria-label={say.sent_by_unit}
        placeholder={say.every_unit}
        style={{ minWidth: 140 }}
        value={search.unit}
        onChange={(id?: string) => go({ unit: id })}
        options={units.map(([value, label]) => ({ value, label }))}
      />
    </>
  )
}

function Queue({ items, place, go }: { items: Waiting[]; place: number; go: (at: number) => void }) {
  const say = useText(text)
  return (
    <ol className="duplicates-queue" aria-label={say.duplicates}>
      {items.map((item, at) => (
        <li key={keyOf(item)}>
          <button type="button" aria-current={at === place} onClick={() => go(at)}>
            <strong>{nameOf(item)}</strong>
            <span>
              {item.import.file_name} · {say.row} {placeOf(item)}
            </span>
          </button>
        </li>
      ))}
    </ol>
  )
}

function nameOf(item: Waiting): string {
  const name = item.beside.find(({ field }) => field === 'name')?.told
  return typeof name === 'string' ? name : (item.cells.find((cell) => cell !== '') ?? '')
}

function One({ row, fields, work, wide }: { row: Waiting; fields: FieldChoice[]; work: Work; wide: boolean }) {
  const say = useText(text)
  return (
    <section className="duplicates-one" aria-label={nameOf(row)}>
      <h2>{nameOf(row)}</h2>
      <p>
        {row.reasons.map(({ reason }) => pick(reason)).join(' ')}　
        <Link to={`/imports/${row.import.id}`}>{row.import.file_name}</Link> {say.row} {placeOf(row)} ·{' '}
        {row.import.unit.name}
        {row.decided_by && `　${say.put_off_by(row.decided_by)}`}
      </p>
      <Flex gap="small" wrap className="duplicates-answers">
        {mayAnswer(row).map((answer) => (
          <Button
            key={answer}
            type={answer === 'same' ? 'primary' : 'default'}
            disabled={work.busy}
            onClick={() => void work.decide(answer)}
          >
            {say[answers[answer].word]}
            {wide && <kbd>{answers[answer].key.toUpperCase()}</kbd>}
          </Button>
        ))}
        {!wide && (
          <>
            <Button onClick={() => work.step(-1)}>{say.previous}</Button>
            <Button onClick={() => work.step(1)}>{say.next}</Button>
          </>
        )}
      </Flex>
      <SideBySide row={row} fields={fields} />
    </section>
  )
}
