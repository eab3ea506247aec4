import { Button, Collapse, Input, Typography } from 'antd'
import { useDeferredValue, useMemo, useState } from 'react'
import { pick, useText } from '#ui/text.ts'
import { coreFields } from '../../fields/model.ts'
import { capture, type Offer } from '../model.ts'
import './paste-text.css'
import { text } from './text.ts'

/** Reads a pasted text and offers what it says, field by field; each is taken by a click, and nothing unasked. */
export function PasteText({ take }: { take: (offers: Offer[]) => void }) {
  const t = useText(text)
  return (
    <Collapse
      size="small"
      className="paste-text"
      items={[{ key: 'paste', label: t.title, children: <Pasted take={take} /> }]}
    />
  )
}

function Pasted({ take }: { take: (offers: Offer[]) => void }) {
  const t = useText(text)
  const [pasted, setPasted] = useState('')
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set())
  const given = useDeferredValue(pasted)
  const offers = useMemo(() => capture(given), [given])
  const give = (some: Offer[]) => {
    take(some)
    setTaken(new Set([...taken, ...some.map(keyOf)]))
  }
  return (
    <>
      <Input.TextArea
        aria-label={t.paste}
        placeholder={t.paste}
        autoSize={{ minRows: 3, maxRows: 8 }}
        maxLength={5000}
        value={pasted}
        onChange={(event) => setPasted(event.target.value)}
      />
      <Typography.Text type="secondary">{t.hint}</Typography.Text>
      {given.trim() !== '' && offers.length === 0 && <p role="status">{t.nothing}</p>}
      <ul className="offers">
        {offers.map((offer) => (
          <li key={keyOf(offer)}>
            <span className="offer-field">{pick(coreFields.find(({ id }) => id === offer.field))}</span>
            <span className="offer-said">{offer.said}</span>
            <Button size="small" disabled={taken.has(keyOf(offer))} onClick={() => give([offer])}>
              {taken.has(keyOf(offer)) ? t.taken : t.take}
            </Button>
          </li>
        ))}
      </ul>
      {offers.length > 1 && <Button onClick={() => give(onePerField(offers))}>{t.take_all}</Button>}
    </>
  )
}

function keyOf({ field, said }: Offer): string {
  return `${field} ${said}`
}

/** Of several companies the first is the investor; the others are there to be taken instead. */
function onePerField(offers: Offer[]): Offer[] {
  return [...new Map(offers.toReversed().map((offer) => [offer.field, offer])).values()].reverse()
}
