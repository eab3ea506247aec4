import { Link } from '@tanstack/react-router'
import { Tag, Tooltip } from 'antd'
import { LockOutlined } from '#ui/icons.tsx'
import { pick, useText } from '#ui/text.ts'
import { text } from './text.ts'

/** The name that this reader may know, with a lock where it is confidential, on the way to its page. */
export function ProjectName({ project }: { project: { id: string; name: string; confidential?: boolean } }) {
  return (
    // A link that drags itself would be dragged in place of its card.
    <Link to="/projects/$id" params={{ id: project.id }} className="project-name" draggable={false}>
      {project.confidential && <Lock />} {project.name}
    </Link>
  )
}

/** Says that a project is confidential. */
export function Lock() {
  const t = useText(text)
  return (
    <Tooltip title={t.confidential}>
      <LockOutlined aria-label={t.confidential} />
    </Tooltip>
  )
}

/** The stage that a project stands in. */
export function StageTag({ stage }: { stage: { zh: string; en: string } }) {
  return <Tag>{pick(stage)}</Tag>
}
