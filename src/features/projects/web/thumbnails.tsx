import { Modal } from 'antd'
import { useState } from 'react'
import { FilePreview } from '#ui/file-preview.tsx'
import { FileTextOutlined } from '#ui/icons.tsx'
import { useText } from '#ui/text.ts'
import { type Pictured, Thumbnail } from '#ui/thumbnail.tsx'
import { usePlaybook, wordOf } from './playbook.ts'
import { text } from './text.ts'

export interface Paper extends Pictured {
  id: string
  kind: string
}

const shownAtOnce = 4

/** Papers in small; a click opens the paper itself. What is more than a few is counted, and opened on demand. */
export function Thumbnails({ files }: { files: Paper[] }) {
  const t = useText(text)
  const playbook = usePlaybook()
  const [opened, setOpened] = useState<Paper>()
  const [all, setAll] = useState(false)
  const shown = all ? files : files.slice(0, shownAtOnce)
  if (files.length === 0) return <span className="thumbnails none">{t.no_evidence}</span>
  return (
    <div className="thumbnails">
      {shown.map((file) => {
        const label = `${wordOf(playbook, 'evidence', file.kind)}: ${file.name}`
        return (
          <button key={file.id} type="button" title={label} aria-label={label} onClick={() => setOpened(file)}>
            <Thumbnail file={file} other={<FileTextOutlined />} />
          </button>
        )
      })}
      {files.length > shown.length && (
        <button type="button" onClick={() => setAll(true)} aria-label={t.all_papers(files.length)}>
          +{files.length - shown.length}
        </button>
      )}
      <Modal
        open={!!opened}
        title={opened && wordOf(playbook, 'evidence', opened.kind)}
        footer={null}
        onCancel={() => setOpened(undefined)}
        width={860}
        destroyOnHidden
      >
        {opened && <FilePreview file={opened} />}
      </Modal>
    </div>
  )
}
