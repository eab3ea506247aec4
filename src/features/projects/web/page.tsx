import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Alert, Descriptions, Result, Skeleton } from 'antd'
import { query } from '#app/web/client.ts'
import { useText } from '#ui/text.ts'
import type { WholeProject } from './answers.ts'
import { ClaimsPanel } from './claims-panel.tsx'
import { EvidencePanel } from './evidence-panel.tsx'
import { FactsPanel } from './facts-panel.tsx'
import { FiguresPanel } from './figures-panel.tsx'
import { GatePanel } from './gate-panel.tsx'
import './page.css'
import { PageHead } from './page-head.tsx'
import { TeamPanel } from './team-panel.tsx'
import { text } from './text.ts'
import { TimelinePanel } from './timeline-panel.tsx'

/** A project read from top to bottom: where it stands, what it lacks, what it is, what proves it, what happened. */
export function ProjectPage() {
  const t = useText(text)
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const { data, error } = useQuery(query('/api/projects/{id}', { path: { id } }))
  if (error) return <Result status="404" title={error.message || t.not_found} />
  if (!data) return <Skeleton active />
  if (!('document' in data)) return <Existence project={data} />
  const project = data as WholeProject
  const known = project.access === 'full'
  return (
    <div className="project">
      <PageHead project={project} />
      <div className="project-columns">
        <div className="project-main">
          {known && <GatePanel project={project} />}
          <FiguresPanel project={project} />
          <FactsPanel project={project} />
          {known && <ClaimsPanel project={project} />}
          {known && <EvidencePanel project={project} />}
        </div>
        <aside className="project-side">
          <TeamPanel project={project} />
          <TimelinePanel project={project} />
        </aside>
      </div>
    </div>
  )
}

/** What another unit's member learns: that it exists, and who holds it. */
function Existence({ project }: { project: { name: string; unit: { name: string } } }) {
  const t = useText(text)
  return (
    <div className="project">
      <Alert type="info" showIcon title={t.existence} />
      <Descriptions
        bordered
        column={1}
        items={[
          { key: 'name', label: t.name, children: project.name },
          { key: 'unit', label: t.held_by, children: project.unit.name },
        ]}
      />
    </div>
  )
}
