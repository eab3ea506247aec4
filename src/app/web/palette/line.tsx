import { type Entry, pieces } from './entries.ts'

/** One option of the palette, with what matched marked. */
export function Line({
  id,
  entry,
  on,
  open,
}: {
  id: string
  entry: Entry
  on: boolean
  open: (elsewhere: boolean) => void
}) {
  const { title, marks, notes = [], found } = entry
  return (
    <div
      id={id}
      role="option"
      aria-selected={on}
      tabIndex={-1}
      className="palette-line"
      onPointerUp={(event) => open(event.ctrlKey || event.metaKey)}
    >
      <span className="palette-title">
        <Marked text={title} marks={marks} />
      </span>
      {found && (
        <span className="palette-found">
          {found.label} <Marked text={found.text} marks={found.marks} />
        </span>
      )}
      <span className="palette-notes">{notes.join(' · ')}</span>
    </div>
  )
}

function Marked({ text, marks }: { text: string; marks: [number, number][] | undefined }) {
  return pieces(text, marks).map((piece) =>
    piece.on ? <mark key={piece.at}>{piece.text}</mark> : <span key={piece.at}>{piece.text}</span>,
  )
}
