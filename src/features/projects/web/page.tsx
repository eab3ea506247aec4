import { useQuery } from '@tanstack/react-query'
import { Navigate, useParams } from '@tanstack/react-router'
import { Alert, Card, Descriptions, Skeleton } from 'antd'
import { query } from '#app/web/client.ts'
import { KinNote } from '#features/enterprises/relations/web/kin-note.tsx'
import { MergedNotes } from '#features/merges/web/merged-notes.tsx'
import { useText } from '#ui/text.ts'
import type { WholeProject } from './answers.ts'
import { ClaimsPanel } from './claims-panel.tsx'
import { EvidencePanel } from './evidence-panel.tsx'
import { ExtraPanel, FactsPanel } from './facts-panel.tsx'
import { FiguresPanel } from './figures-panel.tsx'
import { GatePanel } from './gate-panel.tsx'
import { MilestonesPanel } from './milestones-panel.tsx'
import './page.css'
import { ProtectionPanel } from '../protection/web/protection-panel.tsx'
import { RelocationNote, RelocationPanel } from '../relocations/web/relocation-panel.tsx'
import { TransferPanel } from '../transfers/web/transfer-panel.tsx'
import { PageFault } from './page-fault.tsx'
import { BareHead, PageHead } from './page-head.tsx'
import './page-print.css'
import { TeamPanel } from './team-panel.tsx'
import { text } from './text.ts'
import { TimelinePanel } from './timeline-panel.tsx'

/** A project read from top to bottom: what it is, where it stands and lacks, what was promised and proven, who works on it, what happened. */
export function ProjectPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const { data, error, refetch } = useQuery(query('/api/projects/{id}', { path: { id } }))
  if (error && !data) return <PageFault error={error} retry={refetch} back="/projects" />
  if (!data) return <Skeleton active paragraph={{ rows: 8 }} />
  if (data.id !== id) return <Navigate to="/projects/$id" params={{ id: data.id }} replace />
  if (!('document' in data)) return <Existence project={data} />
  return <Story key={id} project={data as WholeProject} />
}

function Story({ project }: { project: WholeProject }) {
  const t = useText(text)
  const known = project.access === 'full'
  const { content } = project.document as { content?: string }
  return (
    <div className="project">
      <PageHead project={project} />
      <RelocationNote projectId={project.id} />
      {known && <MergedNotes kind="project" id={project.id} />}
      {!known && <Alert type="info" showIcon title={t.code_name_only} />}
      <div className="project-columns">
        <div className="project-main">
          {content && (
            <Card size="small">
              <p className="project-content">{content}</p>
            </Card>
          )}
          {known && <GatePanel project={project} />}
          <FactsPanel project={project} sections={['parties', 'content', 'identity']} />
          <FiguresPanel project={project} />
          <MilestonesPanel project={project} />
          <FactsPanel project={project} sections={['milestones', 'progress']} />
          {known && <ClaimsPanel project={project} />}
          {known && <EvidencePanel project={project} />}
          <ExtraPanel project={project} />
        </div>
        <aside className="project-side" aria-label={t.people_and_past}>
          {known && <ProtectionPanel projectId={project.id} />}
          {known && <RelocationPanel projectId={project.id} />}
          {known && investorsOf(project).map((id) => <KinNote key={id} id={id} framed />)}
          {known && <TransferPanel projectId={project.id} />}
          <TeamPanel project={project} />
          <TimelinePanel project={project} />
        </aside>
      </div>
    </div>
  )
}

function investorsOf({ document }: WholeProject): string[] {
  const { investors = [] } = document as { investors?: { enterprise_id?: string }[] }
  return investors.flatMap(({ enterprise_id }) => enterprise_id ?? [])
}

/** What another unit's member learns: that it exists, and who holds it. */
function Existence({ project }: { project: { name: string; unit: { name: string } } }) {
  const t = useText(text)
  return (
    <div className="project">
      <BareHead name={project.name} />
      <Alert type="info" showIcon title={t.existence} />
      <Descriptions bordered column={1} items={[{ key: 'unit', label: t.held_by, children: project.unit.name }]} />
    </div>
  )
}
