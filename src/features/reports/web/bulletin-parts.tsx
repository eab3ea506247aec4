import type { Answer } from '#app/web/client.ts'
import { Scrolls } from '#ui/scrolls.tsx'
import { pick, useText } from '#ui/text.ts'
import { places } from '../model.ts'
import { Heads } from './bulletin-heads.tsx'
import { text } from './text.ts'

type Bulletin = Answer<'/api/reports/bulletin', 'get'>
type Line = [name: string, month: number, year: number]

/** Sizes, places and industries of what was signed and started: numbers of projects, of the span and since January. */
export function BulletinParts({ bulletin }: { bulletin: Bulletin }) {
  const t = useText(text)
  const { indicators, parts } = bulletin
  const named = (id: string) => pick(indicators.find((one) => one.id === id)!)
  const sizes = parts.sizes.flatMap(({ indicator, from_50m, from_100m }): Line[] => [
    [`${named(indicator)} · ${t.from_50m}`, from_50m.month, from_50m.year],
    [`${named(indicator)} · ${t.from_100m}`, from_100m.month, from_100m.year],
  ])
  const from = parts.places.flatMap(({ indicator, places: of }) =>
    places
      .map((place): Line => [`${named(indicator)} · ${t[place]}`, of[place]!.month.n, of[place]!.year.n])
      .filter(([, month, year]) => month !== 0 || year !== 0),
  )
  const industries = parts.starts?.industries.map(({ label, month, year }): Line => [pick(label), month.n, year.n])
  return (
    <>
      <Numbers bulletin={bulletin} caption={t.by_size} lines={sizes} />
      {parts.starts && (
        <Numbers
          bulletin={bulletin}
          caption={`${named(parts.starts.indicator)} · ${t.starts_by_industry}`}
          lines={industries ?? []}
        />
      )}
      <Numbers bulletin={bulletin} caption={t.by_origin_place} lines={from} />
    </>
  )
}

function Numbers({ bulletin, caption, lines }: { bulletin: Bulletin; caption: string; lines: Line[] }) {
  const t = useText(text)
  const { kind, whole } = bulletin
  if (lines.length === 0) return null
  const own = whole ? [] : [kind === 'month' ? t.this_month : t.this_span]
  return (
    <Scrolls className="paper-table" label={caption}>
      <table>
        <caption>{caption}</caption>
        <Heads heads={[t.name, ...own, t.since_january]} />
        <tbody>
          {lines.map(([name, month, year]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {!whole && <td>{month}</td>}
              <td>{year}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolls>
  )
}
