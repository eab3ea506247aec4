import { at, paced } from './load.ts'
import { senderOf } from './moves.ts'
import type { Place } from './place.ts'
import { quiet } from './quiet.ts'
import { signIn } from './requests.ts'
import { printFigures } from './table.ts'

const trades = ['精密机械', '半导体材料', '生物医药', '汽车电子', '新型显示']

/** Leads that 20 people register at the same time, each with an investor that nobody has met: enterprise, project and first contact in one. */
export async function registration(place: Place): Promise<void> {
  const server = await place.serve()
  try {
    await quiet(place)
    const send = senderOf(place.address, await signIn(place.address, 'officer'))
    const run = Date.now().toString(36)
    let n = 0
    const register = async () => {
      n += 1
      const trade = trades[n % trades.length]!
      const changes = {
        name: `${trade}项目 ${run}-${n}`,
        investors: [{ name: `澜江${run}${n}${trade}有限公司` }],
        origin: 'domestic',
        industry: '39',
        contact_name: '张三',
        contact_phone: `138${String(n).padStart(8, '0')}`,
        investment: { announced: { value: '3.5', unit: 'yi', currency: 'CNY' } },
      }
      return (await send('/api/projects', JSON.stringify({ changes }))).ok
    }
    const load = { people: Number(place.options.people), seconds: Number(place.options.seconds) * 2 }
    await paced(register, { ...load, seconds: 2 })
    const { times, failed } = await paced(register, load)
    printFigures(`leads registered by ${load.people} people at once, each about one a second`, [
      { what: 'registered', value: times.length, unit: '' },
      { what: 'refused', value: failed, unit: '', bar: 0 },
      { what: 'p50', value: at(times, 0.5), unit: 'ms' },
      { what: 'p95', value: at(times, 0.95), unit: 'ms', bar: 100 },
    ])
  } finally {
    await server.stop()
  }
}
