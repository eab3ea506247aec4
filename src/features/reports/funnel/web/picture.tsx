import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { Chart } from '#ui/chart.tsx'
import type { ChartOption } from '#ui/chart-kinds.ts'
import { chinese, pick, useLanguage, useText } from '#ui/text.ts'
import type { Funnel } from './answers.ts'
import { share } from './count.tsx'
import { text } from './text.ts'

const height = 37

/** The funnel drawn: a slice for each step, as wide as the leads that reached it; a slice opens their list. */
export function FunnelPicture({ report }: { report: Funnel }) {
  const t = useText(text)
  const language = useLanguage()
  const navigate = useNavigate()
  // biome-ignore lint/correctness/useExhaustiveDependencies: words follow the language
  const option = useMemo(() => funnelOption(report), [report, language])
  return (
    <Chart
      label={t.picture}
      option={option}
      height={report.steps.length * height + 12}
      onClick={({ index }) =>
        void navigate({ to: '/projects', search: (report.steps[index]?.lists.reached ?? {}) as never })
      }
    />
  )
}

function funnelOption({ steps, came }: Funnel): ChartOption {
  const labels = steps.map((step) => `${chinese(pick(step))} ${step.reached} · ${share(step.reached, came)}`)
  return {
    tooltip: { trigger: 'item', formatter: ({ name, value }: { name: string; value: number }) => `${name} ${value}` },
    series: [
      {
        type: 'funnel',
        sort: 'none',
        funnelAlign: 'center',
        left: 4,
        right: Math.max(...labels.map(widthOf)) + 20,
        top: 6,
        bottom: 6,
        gap: 2,
        min: 0,
        max: Math.max(1, came),
        minSize: '1%',
        labelLine: { length: 8, lineStyle: { color: '#8a9794', opacity: 0.5 } },
        label: { position: 'right', fontSize: 12 },
        data: steps.map((step, at) => {
          const name = chinese(pick(step))
          return {
            name,
            value: step.reached,
            itemStyle: { color: `rgba(11, 138, 122, ${1 - (at / steps.length) * 0.5})`, borderWidth: 0 },
            label: { formatter: labels[at]! },
          }
        }),
      },
    ],
  }
}

/** About as wide as a label is drawn, in pixels: nothing is measured before there is a canvas, and paper has another than the screen. */
function widthOf(label: string): number {
  return [...label].reduce((width, letter) => width + (letter > '\u2e80' ? 12 : 7), 0)
}
