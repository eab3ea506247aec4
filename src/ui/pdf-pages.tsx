import { Alert, Skeleton } from 'antd'
import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from 'pdfjs-dist'
import worker from 'pdfjs-dist/build/pdf.worker.min.mjs?url'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useText } from './text.ts'
import { uiText } from './words.ts'

GlobalWorkerOptions.workerSrc = worker

const mostPages = 30

/** The pages of a PDF, drawn one below the other; scripts in the file are never run. */
export function PdfPages({ url, zoom }: { url: string; zoom: number }) {
  const t = useText(uiText)
  const [document, broken] = useDocument(url)
  if (broken) return <Alert type="warning" showIcon title={t.pdf_broken} />
  if (!document) return <Skeleton active />
  const pages = Math.min(document.numPages, mostPages)
  return (
    <>
      <p className="file-preview-count">{t.pages(document.numPages)}</p>
      {Array.from({ length: pages }, (_, i) => (
        // A page has no identity but its number.
        <Page key={`${url}#${String(i + 1)}`} document={document} number={i + 1} zoom={zoom} />
      ))}
      {document.numPages > mostPages && <p>{t.more_pages(document.numPages - mostPages)}</p>}
    </>
  )
}

/** The first page of a PDF, as wide as its place; `other` while there is none, and where it cannot be drawn. */
export function PdfCover({ url, other }: { url: string; other: ReactNode }) {
  const [document] = useDocument(url)
  return document ? <Page document={document} number={1} zoom={1} /> : other
}

function useDocument(url: string): [PDFDocumentProxy | undefined, broken: boolean] {
  const [document, setDocument] = useState<PDFDocumentProxy>()
  const [broken, setBroken] = useState(false)
  useEffect(() => {
    const task = getDocument({ url, enableXfa: false })
    task.promise.then(setDocument, () => setBroken(true))
    return () => void task.destroy()
  }, [url])
  return [document, broken]
}

function Page({ document, number, zoom }: { document: PDFDocumentProxy; number: number; zoom: number }) {
  const t = useText(uiText)
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    let gone = false
    let stop = () => {}
    void document.getPage(number).then((page) => {
      const target = canvas.current
      if (gone || !target) return
      const fit = roomOf(target) / page.getViewport({ scale: 1 }).width
      const viewport = page.getViewport({ scale: fit * zoom * devicePixelRatio })
      target.width = viewport.width
      target.height = viewport.height
      target.style.width = `${viewport.width / devicePixelRatio}px`
      const drawing = page.render({ canvas: target, viewport })
      stop = () => drawing.cancel()
      drawing.promise.catch(() => {})
    })
    return () => {
      gone = true
      stop()
    }
  }, [document, number, zoom])
  return <canvas ref={canvas} aria-label={t.page(number)} role="img" />
}

/** The width inside the padding of what holds it. */
function roomOf(canvas: HTMLCanvasElement): number {
  const box = canvas.parentElement
  if (!box) return 600
  const { paddingLeft, paddingRight } = getComputedStyle(box)
  return box.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight)
}
