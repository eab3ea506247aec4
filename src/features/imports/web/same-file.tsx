import { Link } from '@tanstack/react-router'
import { Alert } from 'antd'
import { sayDay } from '#ui/day.ts'
import { useText } from '#ui/text.ts'
import type { ImportRecord } from './records.ts'
import { text } from './text.ts'

/** A draft of a file that is there already: one may go on, for the same rows twice make nothing twice, or look at the other. */
export function SameFile({ one: { same_file } }: { one: ImportRecord }) {
  const say = useText(text)
  if (!same_file) return null
  const { id, file_name, status, by, on } = same_file
  const said = status === 'draft' ? say.same_file_draft : say.same_file_started
  return (
    <Alert
      type="warning"
      showIcon
      title={said(file_name, by, sayDay(on))}
      description={
        <>
          {status === 'draft' ? say.same_file_draft_hint : say.same_file_hint}{' '}
          <Link to={`/imports/${id}`}>{say.same_file_open}</Link>
        </>
      }
    />
  )
}
