import { Fragment } from 'react'
import { phonesIn } from './phone.ts'

/** What was typed for a telephone: its numbers dial at a tap. */
export function Phones({ text }: { text: string }) {
  return phonesIn(text).map(({ at, text: said, dials }) =>
    dials ? (
      <a key={at} href={`tel:${dials}`}>
        {said}
      </a>
    ) : (
      <Fragment key={at}>{said}</Fragment>
    ),
  )
}
