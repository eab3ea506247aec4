import { BarChart, FunnelChart, GraphChart, LineChart, PieChart } from 'echarts/charts'
import { GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { type EChartsCoreOption, type EChartsType, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

use([
  BarChart,
  FunnelChart,
  GraphChart,
  LineChart,
  PieChart,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
  SVGRenderer,
])

export type ChartOption = EChartsCoreOption

const palette = ['#0b6e63', '#d19a2e', '#4a7fb5', '#8b6bb1', '#9aa5a2']
const paletteDark = ['#2fa898', '#e0b65a', '#7fb0ee', '#b39bd8', '#75827e']

/** Draws an option in the colours of the theme; the caller disposes of it. */
export function draw(element: HTMLElement, option: ChartOption, dark: boolean): EChartsType {
  const chart = init(element, dark ? 'dark' : undefined, { renderer: 'svg' })
  const ink = dark ? 'rgba(255,255,255,0.75)' : 'rgba(20,32,30,0.8)'
  chart.setOption({
    backgroundColor: 'transparent',
    color: dark ? paletteDark : palette,
    // Texts are measured on a canvas, which knows no inherited font.
    textStyle: { color: ink, fontFamily: getComputedStyle(element).fontFamily },
    animationDuration: 300,
    ...option,
    // Drawn as the rest of the chart is, and not as HTML with styles in it, which the content policy does not apply.
    ...(option.tooltip ? { tooltip: { ...option.tooltip, renderMode: 'richText', confine: true } } : {}),
  })
  return chart
}
