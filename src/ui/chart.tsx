import { useEffect, useRef } from 'react'
import type { ChartOption } from './chart-kinds.ts'
import { ChartTable } from './chart-table.tsx'
import { isPrinting } from './printing.ts'
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

type Kinds = typeof import('./chart-kinds.ts')

/** The library, once it is here: what is drawn anew for paper has no time to wait. */
let kinds: Kinds | undefined

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
    // With a frame of its own the picture can be made to fit paper, which is as wide as no screen.
    const begin = ({ draw }: Kinds) => {
      const chart = draw(element, isPrinting() ? { ...option, animation: false } : option, dark)
      chart.on('click', (at) =>
        click.current?.({ name: String(at.name), series: at.seriesName ?? '', index: at.dataIndex ?? 0 }),
      )
      const framed = () =>
        element.querySelector('svg')?.setAttribute('viewBox', `0 0 ${chart.getWidth()} ${chart.getHeight()}`)
      framed()
      const watch = new ResizeObserver(() => {
        chart.resize()
        framed()
      })
      watch.observe(element)
      dispose = () => {
        watch.disconnect()
        chart.dispose()
      }
    }
    if (kinds) begin(kinds)
    else
      void import('./chart-kinds.ts').then((loaded) => {
        kinds = loaded
        if (!gone) begin(loaded)
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
