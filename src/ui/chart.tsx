import { useEffect, useRef } from 'react'
import type { ChartOption } from './chart-kinds.ts'
import { ChartTable } from './chart-table.tsx'
import { useDark } from './theme.ts'

interface Shown {
  /** What the picture says, for those who do not see it. */
  label: string
  option: ChartOption
  height?: number
  /** The same figures as a table, for those who listen to the screen; needed where no table stands beside the chart. */
  table?: { head: string[]; rows: string[][] }
  onClick?: (at: { name: string; series: string; index: number }) => void
}

/** A chart that fits its box and the theme. The library is fetched when the first chart is drawn. */
export function Chart({ label, option, height = 260, table, onClick }: Shown) {
  const box = useRef<HTMLDivElement>(null)
  const dark = useDark()
  const click = useRef(onClick)
  click.current = onClick
  useEffect(() => {
    const element = box.current
    if (!element) return
    let gone = false
    let dispose = () => {}
    void import('./chart-kinds.ts').then(({ draw }) => {
      if (gone) return
      const chart = draw(element, option, dark)
      chart.on('click', (at) =>
        click.current?.({ name: String(at.name), series: at.seriesName ?? '', index: at.dataIndex ?? 0 }),
      )
      const watch = new ResizeObserver(() => chart.resize())
      watch.observe(element)
      dispose = () => {
        watch.disconnect()
        chart.dispose()
      }
    })
    return () => {
      gone = true
      dispose()
    }
  }, [option, dark])
  return (
    <>
      <div ref={box} role="img" aria-label={label} style={{ height, width: '100%' }} />
      {table && <ChartTable label={label} {...table} />}
    </>
  )
}
