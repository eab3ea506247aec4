import { InboxOutlined } from '@ant-design/icons'
import { App, Upload } from 'antd'
import { useState } from 'react'
import { sendFile } from '#app/web/client.ts'
import { useText } from '#ui/text.ts'
import { text } from './text.ts'

export interface Uploaded {
  sha256: string
  name: string
  size: number
  media_type: string
}

/** A place to drop a file or take a photograph; answers what the server keeps of it. */
export function EvidenceDrop({ label, done }: { label: string; done: (file: Uploaded) => void | Promise<void> }) {
  const t = useText(text)
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
  return (
    <Upload.Dragger
      aria-label={label}
      multiple={false}
      showUploadList={false}
      disabled={busy}
      beforeUpload={(file) => {
        void upload(file)
        return false
      }}
      className="evidence-drop"
    >
      <InboxOutlined /> {t.drop_file}
    </Upload.Dragger>
  )
}
