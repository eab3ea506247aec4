import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { query, useSend } from '#app/web/client.ts'
import { sayInstant } from '#ui/day.ts'
import { useText } from '#ui/text.ts'
import { text } from './text.ts'

/** The reports that are made for me by the clock: when next, why no more, the latest one. */
export function Schedules() {
  const t = useText(text)
  const { data } = useQuery({ ...query('/api/reports/schedules'), staleTime: 0 })
  const stop = useSend('delete', '/api/reports/schedules/{id}', { refresh: ['/api/reports/schedules'] })
  if (!data || data.items.length === 0) return null
  return (
    <section aria-label={t.mine}>
      <h2 className="combined-heading">{t.mine}</h2>
      <ul className="combined-schedules">
        {data.items.map(({ id, version, name, next_at, stopped_because, last_run, can }) => (
          <li key={id}>
            <span>{name}</span>
            <span className="faint">
              {next_at ? t.next_at(sayInstant(next_at)) : t.stopped}
              {stopped_because && ` · ${t[`stopped_${stopped_because}`]}`}
            </span>
            {last_run && (
              <Link to="/reports/runs/$id" params={{ id: last_run }}>
                {t.last_run}
              </Link>
            )}
            {can.includes('remove') && (
              <Button size="small" danger type="text" onClick={() => stop.mutate({ path: { id }, query: { version } })}>
                {t.stop}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
