import { sayDay } from '#ui/day.ts'
import { useText } from '#ui/text.ts'
import { Fact } from '../../web/fact.tsx'
import { text, facts as words } from './text.ts'
import type { Pair } from './use-decisions.ts'

type Side = Pair['one']
type Field = keyof typeof words
const facts = Object.keys(words) as Field[]

interface Shown {
  left: Side
  right: Side
  /** Fields of which one side is to be chosen. */
  choices: string[]
  /** The one that the arrows are at. */
  at: string | undefined
  take: (field: string) => boolean
  choose: (field: string, lost: boolean) => void
}

/** What is known of two enterprises, a line a fact; where they differ, the one that stays is marked and can be changed. */
export function PairFields({ left, right, choices, at, take, choose }: Shown) {
  const t = useText(text)
  const said = useText(words)
  const shown = facts.filter((fact) => told(left, fact) !== '' || told(right, fact) !== '')
  return (
    <table className="pair-fields">
      <thead>
        <tr>
          <th scope="col">{t.field}</th>
          <th scope="col">{t.kept}</th>
          <th scope="col">{t.lost}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map((fact) => {
          const sides = [
            { lost: false, value: told(left, fact) },
            { lost: true, value: told(right, fact) },
          ]
          const differs = sides[0]!.value !== sides[1]!.value
          const isAt = fact === at
          return (
            <tr
              key={fact}
              ref={isAt ? intoView : undefined}
              data-at={isAt || undefined}
              data-differs={differs || undefined}
            >
              <th scope="row">{said[fact]}</th>
              {sides.map(({ lost, value }) => (
                <td key={String(lost)}>
                  {choices.includes(fact) ? (
                    <button
                      type="button"
                      aria-pressed={take(fact) === lost}
                      aria-label={`${said[fact]} ${value || t.empty}`}
                      onClick={() => choose(fact, lost)}
                    >
                      {value ? <Fact fact={fact} value={value} dials={false} /> : t.empty}
                    </button>
                  ) : (
                    <span>{value ? <Fact fact={fact} value={value} /> : '—'}</span>
                  )}
                </td>
              ))}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function intoView(line: HTMLElement | null) {
  line?.scrollIntoView({ block: 'nearest' })
}

function told(side: Side, fact: Field): string {
  const value = side[fact]
  if (fact === 'created_at') return sayDay(String(value))
  return Array.isArray(value) ? value.join('、') : String(value ?? '')
}
