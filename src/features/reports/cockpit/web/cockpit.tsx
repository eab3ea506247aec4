import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { query } from '#app/web/client.ts'
import { ErrorState } from '#ui/nothing.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { useText } from '#ui/text.ts'
import './cockpit.css'
import { Guide } from './guide.tsx'
import { Month } from './month.tsx'
import { Pipeline } from './pipeline.tsx'
import { Region } from './region.tsx'
import { Reviews } from './reviews.tsx'
import { Steps } from './steps.tsx'
import { text } from './text.ts'
import { To } from './to.tsx'
import { Trend } from './trend.tsx'
import { Turned } from './turned.tsx'

/** The first screen: where things stand, what went wrong of late, and what waits for me. Every figure leads to what is behind it. */
export function CockpitScreen() {
  const t = useText(text)
  const { data, error, refetch } = useQuery({ ...query('/api/cockpit'), refetchInterval: 60_000 })
  return (
    <div className="cockpit">
      <PageHead title={t.title}>
        {data && (
          <span className="cockpit-aside">
            {data.unit.name} · {data.today}
          </span>
        )}
        <To to="/wall">{t.wall}</To>
      </PageHead>
      {error && !data && <ErrorState error={error} retry={refetch} />}
      {!data && !error && <Skeleton active paragraph={{ rows: 12 }} />}
      {data && !data.guide.ledger && <Guide guide={data.guide} />}
      {data?.guide.ledger && (
        <div className="cockpit-grid">
          <Pipeline pipeline={data.pipeline} />
          <Month cockpit={data} />
          {data.reviews && <Reviews reviews={data.reviews} />}
          <Steps steps={data.steps} />
          <Turned turned={data.turned} />
          <Trend trend={data.trend} />
          <Region cockpit={data} />
        </div>
      )}
    </div>
  )
}
