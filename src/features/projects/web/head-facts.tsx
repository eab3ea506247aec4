import { Tag, Typography } from 'antd'
import { today } from '#ui/day.ts'
import { listed, pick, useText } from '#ui/text.ts'
import { Yuan } from '#ui/yuan.tsx'
import { type Basis, bases, type Figure, type Figures } from '../fields/model.ts'
import type { WholeProject } from './answers.ts'
import { text } from './text.ts'

/** Investment as it was announced, agreed and verified, beside each other and never mixed; the next step, and who carries it. */
export function HeadFacts({ project }: { project: WholeProject }) {
  const t = useText(text)
  const kept = (project.document.figures as Figures).investment ?? {}
  return (
    <dl className="head-facts">
      {bases.map((basis) => (
        <div key={basis} className={`head-${basis}`}>
          <dt>
            {t.investment} · {t[basis]}
          </dt>
          <dd>
            <Amount figure={kept[basis] as Figure | undefined} basis={basis} />
          </dd>
        </div>
      ))}
      <NextStep project={project} />
      <div className="head-carrier">
        <dt>{t.carried_by}</dt>
        <dd>{carriers(project) || <Typography.Text type="secondary">{t.no_team}</Typography.Text>}</dd>
      </div>
      <LeadService project={project} />
    </dl>
  )
}

function Amount({ figure, basis }: { figure: Figure | undefined; basis: Basis }) {
  const t = useText(text)
  if (!figure) return <Typography.Text type="secondary">{basis === 'verified' ? t.none_verified : '—'}</Typography.Text>
  if (!figure.cny) return <Tag color="warning">{t.no_rate}</Tag>
  return (
    <>
      <Yuan value={figure.cny} /> {figure.estimate && <Tag>{t.estimate}</Tag>}
    </>
  )
}

function NextStep({ project }: { project: WholeProject }) {
  const t = useText(text)
  const { next_step, next_step_on } = project.document as { next_step?: string; next_step_on?: string }
  const late = next_step_on !== undefined && next_step_on < today() && project.status.id === 'active'
  return (
    <div className="head-next">
      <dt>{t.next_step}</dt>
      <dd>
        {!next_step && !next_step_on && <Typography.Text type="secondary">{t.no_next_step}</Typography.Text>}
        {next_step_on && <Typography.Text type={late ? 'danger' : 'secondary'}>{next_step_on} </Typography.Text>}
        {late && <Tag color="error">{t.overdue}</Tag>}
        {next_step}
      </dd>
    </div>
  )
}

/** What the service level of leads asks for: the day of the record that satisfied it, or the last day for it. */
function LeadService({ project }: { project: WholeProject }) {
  const t = useText(text)
  if (project.service.length === 0 || project.status.id !== 'active') return null
  return (
    <div className="head-service">
      <dt>{t.service}</dt>
      <dd>
        {project.service.map(({ id, zh, en, due_on, done_on }) => {
          const late = done_on === null && due_on < today()
          const words = done_on ? `✓ ${done_on}` : late ? t.service_late(due_on) : t.service_by(due_on)
          return (
            <Tag key={id} color={done_on ? 'success' : late ? 'error' : 'default'}>
              {pick({ zh, en })} {words}
            </Tag>
          )
        })}
      </dd>
    </div>
  )
}

/** Those who lead it; where nobody does, everybody on the team. */
function carriers({ team }: WholeProject): string {
  const leads = team.filter(({ duty }) => duty === 'lead')
  return listed((leads.length > 0 ? leads : team).map(({ name }) => name))
}
