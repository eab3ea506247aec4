import { Alert } from 'antd'
import { pick, useText } from '#ui/text.ts'
import { RestsOn } from '../../relocations/web/rests-on.tsx'
import type { WholeClaim } from './answers.ts'
import { text } from './text.ts'

/** What a reviewer must not overlook: the same papers in other projects, and what the playbook still asks for. */
export function Warnings({ claim }: { claim: WholeClaim }) {
  const t = useText(text)
  const words = { file: t.twin_file, voucher: t.twin_voucher, contract: t.twin_contract }
  return (
    <>
      {claim.relocation && (
        <Alert type="warning" showIcon title={t.relocation} description={<RestsOn relocation={claim.relocation} />} />
      )}
      {claim.twins.length > 0 && (
        <Alert
          type="error"
          showIcon
          title={t.twins}
          description={
            <ul className="review-points">
              {claim.twins.map((twin) => (
                <li key={`${twin.what} ${twin.project.id} ${twin.claim_id}`}>
                  {words[twin.what]} {twin.number}: {twin.project.name} ({t.twin_held(twin.project.unit.name)})
                </li>
              ))}
            </ul>
          }
        />
      )}
      {claim.status !== 'approved' && claim.missing.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t.missing}
          description={
            <ul className="review-points">
              {claim.missing.map((missing) => (
                <li key={missing.field}>
                  {pick(missing.label)}: {pick(missing.because)}
                </li>
              ))}
            </ul>
          }
        />
      )}
    </>
  )
}
