import { useQueryClient } from '@tanstack/react-query'
import { App, Spin, Upload } from 'antd'
import { type ReactNode, useState } from 'react'
import { sendFile } from '#app/web/client.ts'
import { InboxOutlined } from '#ui/icons.tsx'
import { useText } from '#ui/text.ts'
import type { WholeTemplate } from './records.ts'
import { text } from './text.ts'

interface Drop {
  /** Where the file goes. */
  path: string
  taken: (template: WholeTemplate) => void
  /** In place of the field to drop a file on. */
  children?: ReactNode
}

/** Takes an empty form: by dropping it, or by a button. */
export function DropForm({ path, taken, children }: Drop) {
  const t = useText(text)
  const queries = useQueryClient()
  const { message } = App.useApp()
  const [reading, setReading] = useState(false)
  const take = async (file: File) => {
    setReading(true)
    try {
      const template = await sendFile<WholeTemplate>(path, file)
      await queries.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('/api/templates') })
      taken(template)
    } catch (error) {
      message.error((error as Error).message)
    } finally {
      setReading(false)
    }
  }
  const common = {
    accept: '.xlsx',
    showUploadList: false,
    beforeUpload: (file: File) => {
      void take(file)
      return false
    },
  }
  if (children) return <Upload {...common}>{children}</Upload>
  return (
    <Spin spinning={reading} description={t.reading}>
      <Upload.Dragger {...common}>
        <InboxOutlined style={{ fontSize: 32 }} />
        <div>{t.drop}</div>
      </Upload.Dragger>
    </Spin>
  )
}
