import { useNavigate } from '@tanstack/react-router'
import { Typography } from 'antd'
import { useMemo } from 'react'
import { Chart } from '#ui/chart.tsx'
import type { ChartOption } from '#ui/chart-kinds.ts'
import { useLanguage, useText } from '#ui/text.ts'
import { useDark } from '#ui/theme.ts'
import { useWide } from '#ui/wide.ts'
import type { Relations } from './answers.ts'
import { placesOf } from './places.ts'
import { text } from './text.ts'

const rowHeight = 92

/** A company and those up to two relations away; a box opens the company. The same as a table for who does not see it. */
export function RelationsPicture({ id, relations }: { id: string; relations: Relations }) {
  const t = useText(text)
  const language = useLanguage()
  const wide = useWide()
  const dark = useDark()
  const navigate = useNavigate()
  const { nodes, links, more } = relations
  const nameOf = useMemo(() => new Map(nodes.map((node) => [node.id, node.name])), [nodes])
  const said = ({ kind, share }: Relations['links'][number]) => [t[`l_${kind}`], share && `${share}%`].filter(Boolean)
  // biome-ignore lint/correctness/useExhaustiveDependencies: words follow the language
  const [option, rows] = useMemo(() => {
    const { rows, places } = placesOf(id, [...nameOf.keys()], links, wide ? 6 : 3)
    const labels = links.map((link) => ({ ...link, said: said(link).join(' ') }))
    return [optionOf({ id, nameOf, places, rows, links: labels, wide, dark }), rows] as const
  }, [id, nameOf, links, wide, dark, language])
  const table = links.map((link) => [
    `${nameOf.get(link.from)} → ${nameOf.get(link.to)}（${t[`l_${link.kind}`]}）`,
    said(link).join(' '),
  ])
  return (
    <>
      <Chart
        label={t.picture}
        option={option}
        height={rows * rowHeight}
        table={{ head: [t.title, t.relation], rows: table }}
        onClick={({ name }) => {
          if (nameOf.has(name) && name !== id) void navigate({ to: '/enterprises/$id', params: { id: name } })
        }}
      />
      {more && <Typography.Text type="secondary">{t.more}</Typography.Text>}
    </>
  )
}

interface Drawn {
  id: string
  nameOf: Map<string, string>
  places: ReturnType<typeof placesOf>['places']
  rows: number
  links: { from: string; to: string; kind: string; said: string }[]
  wide: boolean
  dark: boolean
}

/** Boxes of the others; that of the company itself is jade in both. */
const boxes = {
  light: { fill: '#e6efed', edge: '#0b6e63', words: '#14201e' },
  dark: { fill: '#22302d', edge: '#4fb3a3', words: '#e3ebe9' },
}

function optionOf({ id, nameOf, places, rows, links, wide, dark }: Drawn): ChartOption {
  const { fill, edge, words } = boxes[dark ? 'dark' : 'light']
  const width = wide ? 138 : 96
  return {
    grid: { left: 0, right: 0, top: 0, bottom: 0 },
    xAxis: { type: 'value', min: 0, max: 1, show: false },
    yAxis: { type: 'value', min: -0.5, max: rows - 0.5, inverse: true, show: false },
    series: [
      {
        type: 'graph',
        coordinateSystem: 'cartesian2d',
        symbol: 'rect',
        symbolSize: [width, 34],
        edgeSymbolSize: 7,
        lineStyle: { color: '#8a9794', width: 1.2, opacity: 0.9 },
        data: [...nameOf].map(([node, name]) => {
          const { across, row } = places.get(node)!
          const own = node === id
          return {
            name: node,
            value: [across, row],
            itemStyle: { color: own ? '#0b6e63' : fill, borderColor: edge, borderWidth: own ? 0 : 1 },
            label: {
              show: true,
              formatter: name,
              width: width - 28,
              overflow: 'truncate',
              fontSize: 12,
              color: own ? '#ffffff' : words,
            },
          }
        }),
        links: links.map(({ from, to, kind, said }) => ({
          source: from,
          target: to,
          symbol: ['none', ['parent', 'venture'].includes(kind) ? 'arrow' : 'none'],
          lineStyle: { type: kind === 'parent' ? 'solid' : 'dashed' },
          label: { show: true, formatter: said, fontSize: 11, color: '#7b8a87' },
        })),
      },
    ],
  }
}
