import { Card, Tag, Typography } from 'antd'
import { Light } from '#ui/light.tsx'
import { named, pick, useText } from '#ui/text.ts'
import type { Playbook } from '../schema/model.ts'
import type { Need } from '../schema/parts/model.ts'
import { scoreSaid } from '../spoken/scores/model.ts'
import { inBoth } from '../spoken/terms/model.ts'
import { needSaid, valueSaid } from '../spoken/values/model.ts'
import { Condition } from './condition.tsx'
import { text } from './text.ts'

interface Shown {
  playbook: Playbook
}

/** Each stage as a line: what it asks for besides those before it, and what entering it states. */
export function Stages({ playbook }: Shown) {
  const t = useText(text)
  return (
    <ol className="stages">
      {playbook.stages.map((stage) => (
        <li key={stage.id}>
          <Card size="small" title={pick(stage)} extra={stage.days && t.days(stage.days)}>
            {stage.milestone && <Tag color="blue">{t.milestone}</Tag>}
            <Needs playbook={playbook} needs={stage.needs} />
          </Card>
        </li>
      ))}
    </ol>
  )
}

/** What is claimed, who looks at it in which order, and what it must show. */
export function Claims({ playbook }: Shown) {
  const t = useText(text)
  return (
    <ol className="stages">
      {Object.entries(playbook.claims).map(([kind, claim]) => (
        <li key={kind}>
          <Card size="small" title={pick(claim)}>
            {t.reviewed_by} {pick(valueSaid('review', { book: playbook, value: claim.review }))}
            {claim.voucher && <Tag className="mark">{t.voucher}</Tag>}
            <Needs playbook={playbook} needs={claim.needs} />
          </Card>
        </li>
      ))}
    </ol>
  )
}

function Needs({ playbook, needs }: Shown & { needs: Need[] }) {
  const t = useText(text)
  return (
    <ul>
      {needs.map((need) => (
        <li key={`${need.field} ${need.evidence} ${need.rule} ${need.when}`}>
          {pick(needSaid(playbook, need))} <Typography.Text type="secondary">{pick(need.because)}</Typography.Text>
          {need.when && (
            <div className="condition">
              {t.only_if} <Condition playbook={playbook} source={need.when} />
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}

export function Lights({ playbook }: Shown) {
  const t = useText(text)
  const steps = playbook.lead_service?.steps ?? []
  const within = ({ stages, step }: Playbook['lights'][number]) =>
    step
      ? pick(steps.find(({ id }) => id === step))
      : stages && pick(valueSaid('stages', { book: playbook, value: stages }))
  return (
    <ul className="rules">
      {playbook.lights.map((rule) => (
        <li key={rule.id}>
          <Light light={rule.light} word /> <strong>{pick(rule)}</strong>
          <div className="condition">
            <Condition playbook={playbook} source={rule.when} />
          </div>
          <Typography.Text type="secondary" className="origin">
            {[within(rule) && t.only_in(within(rule) ?? ''), rule.source && t.taken_from(pick(inBoth(rule.source)))]
              .filter(Boolean)
              .join(' · ')}
          </Typography.Text>
        </li>
      ))}
    </ul>
  )
}

export function Counting({ playbook }: Shown) {
  const t = useText(text)
  return (
    <ul className="rules">
      {playbook.counting.map((indicator) => (
        <li key={indicator.id}>
          <strong>{pick(indicator)}</strong>
          <ul>
            {indicator.exclude.map((one) => (
              <li key={one.when}>
                {named(t.left_out, pick(one.because))}
                <div className="condition">
                  <Condition playbook={playbook} source={one.when} />
                </div>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}

/** What each unit is scored by: the formula, its weight, and where it was taken from. */
export function Scores({ playbook }: Shown) {
  const t = useText(text)
  return (
    <ul className="rules">
      {playbook.scores.map((rule) => (
        <li key={rule.id}>
          <strong>{pick(rule)}</strong> <Tag>{t.weight(rule.weight)}</Tag>
          <div className="condition">{pick(scoreSaid(playbook, rule))}</div>
          {rule.source && (
            <Typography.Text type="secondary" className="origin">
              {t.taken_from(pick(inBoth(rule.source)))}
            </Typography.Text>
          )}
        </li>
      ))}
    </ul>
  )
}
