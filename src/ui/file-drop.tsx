import { InboxOutlined } from '@ant-design/icons'
import { Spin, Upload } from 'antd'
import { useState } from 'react'

interface Drop {
  label: string
  hint?: string
  /** Endings or media types, as an `input` takes them. */
  accept?: string
  /** Called once a file; it shows by itself what goes wrong. */
  take: (file: File) => Promise<void>
  multiple?: boolean
}

/** A place to drop files, to choose them with the keyboard, or to take a photograph on a phone. */
export function FileDrop({ label, hint, accept, take, multiple = false }: Drop) {
  const [waiting, setWaiting] = useState(0)
  const give = async (file: File) => {
    setWaiting((count) => count + 1)
    await take(file).finally(() => setWaiting((count) => count - 1))
  }
  return (
    <Spin spinning={waiting > 0}>
      <Upload.Dragger
        aria-label={label}
        accept={accept}
        multiple={multiple}
        showUploadList={false}
        disabled={waiting > 0}
        beforeUpload={(file) => {
          void give(file)
          return false
        }}
      >
        <InboxOutlined style={{ fontSize: 28 }} />
        <div>{label}</div>
        {hint && <small>{hint}</small>}
      </Upload.Dragger>
    </Spin>
  )
}
