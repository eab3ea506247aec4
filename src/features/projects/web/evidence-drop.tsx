import { App, Button, Upload } from 'antd'
import { useState } from 'react'
import { sendFile } from '#app/web/client.ts'
import { CameraOutlined, InboxOutlined, PaperClipOutlined } from '#ui/icons.tsx'
import { useText } from '#ui/text.ts'
import { useWide } from '#ui/wide.ts'
import { text } from './text.ts'

export interface Uploaded {
  sha256: string
  name: string
  size: number
  media_type: string
}

interface Asked {
  label: string
  done: (file: Uploaded) => void | Promise<void>
  /** Kinds of files, such as `.xlsx,.csv`, where no photograph will do. */
  accept?: string
}

/** A place to drop a file; on a phone its camera, or a file of it. Answers what the server keeps. */
export function EvidenceDrop({ label, done, accept }: Asked) {
  const t = useText(text)
  const wide = useWide()
  const { message } = App.useApp()
  const [busy, setBusy] = useState(false)
  const upload = async (file: File) => {
    setBusy(true)
    try {
      await done(await sendFile<Uploaded>('/api/files', file))
    } catch (error) {
      message.error((error as Error).message)
    } finally {
      setBusy(false)
    }
  }
  const props = {
    multiple: false,
    showUploadList: false,
    disabled: busy,
    ...(accept && { accept }),
    beforeUpload: (file: File) => {
      void upload(file)
      return false
    },
  }
  if (wide)
    return (
      <Upload.Dragger {...props} aria-label={label} className="evidence-drop">
        <InboxOutlined /> {t.drop_file}
      </Upload.Dragger>
    )
  return (
    <div className="evidence-take">
      {!accept && (
        <Upload {...props} accept="image/*" capture="environment">
          <Button icon={<CameraOutlined />} loading={busy} aria-label={`${t.take_photo} ${label}`}>
            {t.take_photo}
          </Button>
        </Upload>
      )}
      <Upload {...props}>
        <Button icon={<PaperClipOutlined />} loading={busy} aria-label={`${t.choose_file} ${label}`}>
          {t.choose_file}
        </Button>
      </Upload>
    </div>
  )
}
