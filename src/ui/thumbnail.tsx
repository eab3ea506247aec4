import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react'
import './thumbnail.css'

const PdfCover = lazy(async () => ({ default: (await import('./pdf-pages.tsx')).PdfCover }))

export interface Pictured {
  url: string
  name: string
  media_type: string
}

/** A file in small: the picture itself, the first page of a PDF, else a sign. Nothing is fetched before it comes into sight. */
export function Thumbnail({ file, other }: { file: Pictured; other: ReactNode }) {
  const [box, seen] = useInView()
  const picture = /^image\/(jpeg|png|webp|gif)$/.test(file.media_type)
  return (
    <span ref={box} className="thumbnail">
      {picture && <img src={file.url} alt="" loading="lazy" />}
      {!picture && file.media_type === 'application/pdf' && seen ? (
        <Suspense fallback={other}>
          <PdfCover url={file.url} other={other} />
        </Suspense>
      ) : (
        !picture && other
      )}
    </span>
  )
}

/** Whether an element has been in sight. */
function useInView() {
  const box = useRef<HTMLSpanElement>(null)
  const [seen, setSeen] = useState(false)
  useEffect(() => {
    if (!box.current) return
    const watch = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return
      setSeen(true)
      watch.disconnect()
    })
    watch.observe(box.current)
    return () => watch.disconnect()
  }, [])
  return [box, seen] as const
}
