import { Table } from 'antd'
import { sayYuan } from '#ui/amount.ts'
import { useLanguage, useText } from '#ui/text.ts'
import type { Sum } from '../../figures/model.ts'
import { Change } from '../../web/figure.tsx'
import type { NamedPair } from './picture.ts'
import { text } from './text.ts'

interface Props {
  label: string
  /** What the first column is called. */
  first: string
  rows: NamedPair[]
  open: (side: 'a' | 'b', key: string) => void
}

/** Rows of two figures with their difference; each figure opens the claims behind it. */
export function PairTable({ label, first, rows, open }: Props) {
  const t = useText(text)
  const side = (which: 'a' | 'b', title: string) => ({
    key: which,
    title,
    align: 'right' as const,
    width: 150,
    render: ({ key, measure, pair }: NamedPair) => (
      <button type="button" className="figure" onClick={() => open(which, key)}>
        <Said sum={pair[which]} measure={measure} />
      </button>
    ),
  })
  return (
    <Table<NamedPair>
      className="compare-pairs"
      aria-label={label}
      size="small"
      rowKey="key"
      pagination={false}
      dataSource={rows}
      locale={{ emptyText: t.none }}
      columns={[
        { key: 'name', title: first, dataIndex: 'label' },
        side('a', t.left),
        side('b', t.right),
        {
          key: 'difference',
          title: t.difference,
          align: 'right',
          width: 160,
          responsive: ['md'],
          render: ({ measure, pair }: NamedPair) => <Said sum={pair.difference} measure={measure} signed />,
        },
        {
          key: 'percent',
          title: t.percent,
          align: 'right',
          width: 100,
          render: ({ pair }: NamedPair) => <Change percent={pair.percent} />,
        },
      ]}
    />
  )
}

/** A figure in its own measure; of what is counted the amount stands beside. */
export function Said({ sum, measure, signed }: { sum: Sum; measure: 'count' | 'amount'; signed?: boolean }) {
  const language = useLanguage()
  const sign = (text: string) => (signed && !text.startsWith('-') && !/^0(\.00)?$/.test(text) ? `+${text}` : text)
  const amount = /^-?0\.00$/.test(sum.cny) ? '0' : sayYuan(sum.cny, language)
  if (measure === 'amount') return <>{sign(amount)}</>
  return (
    <>
      {sign(String(sum.n))} <small>{amount !== '0' && sign(amount)}</small>
    </>
  )
}
