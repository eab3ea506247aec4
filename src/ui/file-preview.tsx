import { Button, Skeleton, Space, Typography } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { DownloadOutlined, FileOutlined, ZoomInOutlined, ZoomOutOutlined } from '#ui/icons.tsx'
import './file-preview.css'
import { useText } from './text.ts'
import { uiText } from './words.ts'

const PdfPages = lazy(async () => ({ default: (await import('./pdf-pages.tsx')).PdfPages }))

export interface PreviewedFile {
  url: string
  name: string
  media_type: string
}

/** A file as a person would look at it: a picture, the pages of a PDF, or a card to download what a browser cannot show. */
export function FilePreview({ file }: { file: PreviewedFile }) {
  const t = useText(uiText)
  const [zoom, setZoom] = useState(1)
  const picture = /^image\/(jpeg|png|webp|gif)$/.test(file.media_type)
  const pdf = file.media_type === 'application/pdf'
  return (
    <figure className="file-preview">
      <figcaption>
        <Typography.Text ellipsis={{ tooltip: file.name }}>{file.name}</Typography.Text>
        <Space size={0}>
          {(picture || pdf) && (
            <>
              <Button
                type="text"
                size="small"
                icon={<ZoomOutOutlined />}
                aria-label={t.zoom_out}
                onClick={() => setZoom(Math.max(0.5, zoom - 0.25))}
              />
              <Button
                type="text"
                size="small"
                icon={<ZoomInOutlined />}
                aria-label={t.zoom_in}
                onClick={() => setZoom(Math.min(3, zoom + 0.25))}
              />
            </>
          )}
          <Button
            type="text"
            size="small"
            icon={<DownloadOutlined />}
            aria-label={t.download}
            href={file.url}
            download={file.name}
          />
        </Space>
      </figcaption>
      <div className="file-preview-body">
        {picture && <img src={file.url} alt={file.name} style={{ width: `${zoom * 100}%` }} />}
        {pdf && (
          <Suspense fallback={<Skeleton active />}>
            <PdfPages url={file.url} zoom={zoom} />
          </Suspense>
        )}
        {!picture && !pdf && (
          <a className="file-preview-card" href={file.url} download={file.name}>
            <FileOutlined />
            <span>{t.no_preview}</span>
          </a>
        )}
      </div>
    </figure>
  )
}
