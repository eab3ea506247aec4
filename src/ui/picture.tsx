import './picture.css'

export type PictureKind = 'empty' | 'lost' | 'broken'

/** A small drawing in the product's own colours for a screen with nothing to show; it says nothing that the words do not. */
export function Picture({ kind }: { kind: PictureKind }) {
  return (
    <svg className="picture" viewBox="0 0 120 80" width={120} height={80} aria-hidden="true">
      <path className="picture-ground" d="M8 70h104" />
      {drawings[kind]}
    </svg>
  )
}

const drawings = {
  empty: (
    <>
      <path className="picture-sheet" d="M34 16h38l14 14v40H34z" />
      <path className="picture-line" d="M72 16v14h14M44 40h30M44 49h30M44 58h18" />
    </>
  ),
  lost: (
    <>
      <path className="picture-sheet" d="M20 28l26-10 28 10 26-10v42L74 70 46 60 20 70z" />
      <path className="picture-line" d="M46 18v42M74 28v42" />
      <path className="picture-mark" d="M60 22a9 9 0 0 1 9 9c0 7-9 16-9 16s-9-9-9-16a9 9 0 0 1 9-9z" />
    </>
  ),
  broken: (
    <>
      <path className="picture-sheet" d="M26 18h68v44H26z" />
      <path className="picture-line" d="M26 28h68M60 36l-7 9h12l-6 10" />
      <path className="picture-mark" d="M92 52l10 18H82z" />
    </>
  ),
}
