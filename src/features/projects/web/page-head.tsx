import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, Space, Tag } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { query } from '#app/web/client.ts'
import { MergeDialog } from '#features/merges/web/merge-dialog.tsx'
import { useMerges } from '#features/merges/web/merged-notes.tsx'
import { ActMenu } from '#ui/act-menu.tsx'
import { LockOutlined, PhoneOutlined } from '#ui/icons.tsx'
import { Light } from '#ui/light.tsx'
import { PageHead as Head } from '#ui/page-head.tsx'
import { pick, useText } from '#ui/text.ts'
import { useTitle } from '#ui/title.ts'
import { SetDialog } from '../relocations/web/set-dialog.tsx'
import { text as relocationText } from '../relocations/web/text.ts'
import { PassOn } from '../transfers/web/pass-on.tsx'
import type { WholeProject } from './answers.ts'
import { ConfidentialDialog } from './confidential-dialog.tsx'
import { ContactDialog } from './contact-dialog.tsx'
import { HeadFacts } from './head-facts.tsx'
import { usePlaybook } from './playbook.ts'
import { StatusDialog, type StatusWanted } from './status-dialog.tsx'
import { text } from './text.ts'
import { useMoveDialog } from './use-move-dialog.tsx'

const FillDialog = lazy(async () => ({ default: (await import('#features/templates/web/fill-dialog.tsx')).FillDialog }))

/** What the project is called, where it stands and why its light is what it is, its money on each basis, and what may be done. */
export function PageHead({ project }: { project: WholeProject }) {
  const t = useText(text)
  useTitle(project.name)
  const { move, dialog } = useMoveDialog(project)
  const next = project.next[0]
  return (
    <div className="project-head">
      <Head title={project.name}>
        <Space wrap className="project-actions">
          {next && project.can.includes('move') && (
            <Button type="primary" onClick={() => move(next.stage)}>
              {t.move_on} {pick(next.label)}
            </Button>
          )}
          {project.can.includes('contact') && <LogContact project={project} />}
          <Actions project={project} move={move} />
        </Space>
      </Head>
      <Standing project={project} />
      <HeadFacts project={project} />
      {dialog}
    </div>
  )
}

/** Stage, light with its reason, unit, secrecy and status in one line of signs. */
function Standing({ project }: { project: WholeProject }) {
  const t = useText(text)
  const stages = usePlaybook()?.stages ?? []
  const at = stages.findIndex((stage) => stage.id === project.stage.id) + 1
  const days = project.history.at(-1)?.days ?? 0
  const because = pick(project.light.because ?? undefined)
  const { status } = project
  return (
    <div className="project-standing">
      <strong>
        {pick(project.stage)} {at > 0 && `${at}/${stages.length}`}
      </strong>
      <span>{t.days_in_stage(days)}</span>
      <span>
        <Light light={project.light.light} because={because} word /> {because}
      </span>
      <span>{project.unit.name}</span>
      {project.document.confidential === true && <Secret project={project} />}
      {status.id !== 'active' && (
        <Tag color="warning">
          {[t[status.id], status.on, pick(status.reason_label), status.note].filter(Boolean).join(' · ')}
        </Tag>
      )}
    </div>
  )
}

/** A sign that nobody overlooks: this is secret, and others read the code name. */
function Secret({ project }: { project: WholeProject }) {
  const t = useText(text)
  const codeName = String(project.document.code_name ?? '')
  return (
    <Tag color="error" icon={<LockOutlined />}>
      {project.access === 'full' ? t.secret_as(codeName) : t.secret_to_you}
    </Tag>
  )
}

function LogContact({ project }: { project: WholeProject }) {
  const t = useText(text)
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button icon={<PhoneOutlined />} onClick={() => setOpen(true)}>
        {t.log_contact}
      </Button>
      {open && <ContactDialog project={project} close={() => setOpen(false)} />}
    </>
  )
}

function Actions({ project, move }: { project: WholeProject; move: (stage: string) => void }) {
  const t = useText(text)
  const [status, setStatus] = useState<StatusWanted>()
  const [secret, setSecret] = useState(false)
  const [filling, setFilling] = useState(false)
  const [passing, setPassing] = useState(false)
  const [merging, setMerging] = useState(false)
  const [flagging, setFlagging] = useState(false)
  const r = useText(relocationText)
  const navigate = useNavigate()
  const mayMerge = useMerges('project', project.id)?.can.includes('merge')
  const { can } = project
  const transfers = useQuery({
    ...query('/api/projects/{id}/transfers', { path: { id: project.id } }),
    enabled: project.access === 'full',
  }).data
  const relocations = useQuery({
    ...query('/api/projects/{id}/relocations', { path: { id: project.id } }),
    enabled: project.access === 'full',
  }).data
  const onward = project.next
    .slice(1)
    .map((way) => ({ key: way.stage, label: `${t.move_on} ${pick(way.label)}`, onClick: () => move(way.stage) }))
  const back = project.back.map((way) => ({
    key: way.stage,
    label: `${t.move_back} ${pick(way)}`,
    onClick: () => move(way.stage),
  }))
  const to = project.status.id === 'active' ? (['paused', 'lost', 'withdrawn'] as const) : (['active'] as const)
  const words = { active: t.resume, paused: t.pause, lost: t.lose, withdrawn: t.withdraw }
  const statuses = to.map((id) => ({ key: id, label: words[id], onClick: () => setStatus(id) }))
  const menu = [
    ...(can.includes('move') ? [...onward, ...back] : []),
    ...(can.includes('status') ? statuses : []),
    ...(can.includes('edit') ? [{ key: 'secret', label: t.secrecy, onClick: () => setSecret(true) }] : []),
    { key: 'fill', label: t.fill_forms, onClick: () => setFilling(true) },
    ...(transfers?.can.includes('pass_on')
      ? [{ key: 'pass_on', label: t.pass_on, onClick: () => setPassing(true) }]
      : []),
    ...(relocations?.can.includes('set')
      ? [{ key: 'relocation', label: r.set, onClick: () => setFlagging(true) }]
      : []),
    ...(mayMerge ? [{ key: 'merge', label: t.merge_with, onClick: () => setMerging(true) }] : []),
    { key: 'print', label: t.print, onClick: () => print() },
  ]
  return (
    <>
      <ActMenu menu={{ items: menu }}>
        <Button>{t.more_actions}</Button>
      </ActMenu>
      {status && <StatusDialog project={project} to={status} close={() => setStatus(undefined)} />}
      {filling && (
        <Suspense>
          <FillDialog path={`projects/${project.id}/export`} close={() => setFilling(false)} />
        </Suspense>
      )}
      {passing && transfers && <PassOn project={project} rule={transfers.rule} close={() => setPassing(false)} />}
      {merging && (
        <MergeDialog
          kind="project"
          id={project.id}
          close={() => setMerging(false)}
          done={(id) => {
            setMerging(false)
            void navigate({ to: '/projects/$id', params: { id } })
          }}
        />
      )}
      {flagging && <SetDialog projectId={project.id} close={() => setFlagging(false)} />}
      {secret && <ConfidentialDialog project={project} close={() => setSecret(false)} />}
    </>
  )
}

/** The name of a project that one may only know to exist. */
export function BareHead({ name }: { name: string }) {
  useTitle(name)
  return <Head title={name} />
}
