import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert, App, Button, Descriptions, Modal, Tag, Tooltip } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { query, useSend } from '#app/web/client.ts'
import { sayYuan } from '#ui/amount.ts'
import { sayInstant } from '#ui/day.ts'
import { LockOutlined } from '#ui/icons.tsx'
import { pick, useLanguage, useText } from '#ui/text.ts'
import type { Report } from './answers.ts'
import { text } from './text.ts'

/** Whether the month is frozen; and the way to freeze it, for those who may. Without a report that is not known yet. */
export function Freeze({ period, report }: { period: string; report: Report | undefined }) {
  const t = useText(text)
  const [open, setOpen] = useState(false)
  const { data } = useQuery(query('/api/reports/periods'))
  if (!report) return null
  const { frozen } = report
  if (frozen)
    return (
      <Tooltip title={t.frozen(sayInstant(frozen.at), frozen.by ?? '')}>
        <Tag icon={<LockOutlined />} color="processing">
          {t.frozen_done}
        </Tag>
      </Tooltip>
    )
  if (!data?.can.includes('freeze')) return null
  const over = dayjs(`${period}-01`).endOf('month').format('YYYY-MM-DD') <= data.today
  return (
    <>
      <Button
        icon={<LockOutlined />}
        disabled={!over}
        title={over ? undefined : t.not_over}
        onClick={() => setOpen(true)}
      >
        {t.freeze}
      </Button>
      {open && <FreezeDialog report={report} close={() => setOpen(false)} />}
    </>
  )
}

/** What will be frozen, and what is still under review and will stand in a later month. */
function FreezeDialog({ report, close }: { report: Report; close: () => void }) {
  const t = useText(text)
  const language = useLanguage()
  const { message } = App.useApp()
  const { period, indicators, total } = report
  const { data: waiting } = useQuery(query('/api/claims', { query: { queue: 'all', limit: 1 } }))
  const freeze = useSend('post', '/api/reports/{period}/freeze', {
    refresh: ['/api/reports'],
    onSuccess: () => {
      message.success(t.frozen_done)
      close()
    },
  })
  const items = indicators.map(({ id, measure, ...words }) => {
    const { n, cny } = total.indicators[id]!.month
    const amount = sayYuan(cny, language)
    return { key: id, label: pick(words), children: measure === 'count' ? `${n} · ${amount}` : amount }
  })
  const under = waiting?.total ?? 0
  return (
    <Modal
      open
      title={t.freeze_title(period)}
      okText={t.freeze}
      okButtonProps={{ loading: freeze.isPending, disabled: !waiting }}
      onOk={() => freeze.mutate({ path: { period } })}
      onCancel={close}
    >
      <p>{t.freeze_hint}</p>
      <Descriptions
        size="small"
        column={1}
        className="freeze-figures"
        title={t.to_freeze(report.unit.name)}
        items={items}
      />
      {waiting && (
        <Alert
          type={under > 0 ? 'warning' : 'success'}
          showIcon
          title={under > 0 ? t.under_review(waiting.total_exact ? String(under) : `${under}+`) : t.none_under_review}
          action={
            under > 0 && (
              <Link to="/review" search={{ view: 'all' } as never}>
                {t.see_review}
              </Link>
            )
          }
        />
      )}
    </Modal>
  )
}
