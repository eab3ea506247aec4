import { App } from 'antd'
import { useState } from 'react'
import { isConflict, useSend } from '#app/web/client.ts'
import { useFaults } from '#ui/faults.ts'
import { useText } from '#ui/text.ts'
import type { WholeProject } from './answers.ts'
import { ConflictDialog } from './conflict-dialog.tsx'
import type { Changes } from './need-input.tsx'
import { usePlaybook } from './playbook.ts'
import { text } from './text.ts'

/**
 * Changes to a project's facts on their way to the server: what was typed stays until it is saved, a fault stands at its field, and
 * when somebody else was quicker both versions are shown. `done` hears the project as it was saved.
 */
export function useFacts(project: Pick<WholeProject, 'id' | 'version'>, done: (saved: WholeProject) => void) {
  const t = useText(text)
  const { message } = App.useApp()
  const playbook = usePlaybook()
  const [changes, setChanges] = useState<Changes>({})
  // What a colleague saves meanwhile appears by itself; what is typed answers to the version that its writer began with.
  const [begun, setBegun] = useState<number>()
  const send = useSend('patch', '/api/projects/{id}', {
    refresh: ['/api/projects'],
    quiet: true,
    onSuccess: (saved) => {
      message.success(t.saved)
      clear()
      done(saved as WholeProject)
    },
  })
  const change = (next: Changes) => {
    setBegun(begun ?? project.version)
    setChanges(next)
  }
  const clear = () => {
    setBegun(undefined)
    setChanges({})
  }
  const save = (version = begun ?? project.version, kept = changes) =>
    send.mutate({ path: { id: project.id }, body: { version, changes: kept } })
  const fault = useFaults(send.error, changes)
  const drop = () => {
    send.reset()
    clear()
  }
  const conflict = isConflict(send.error) ? send.error : undefined
  const dialog = conflict && (
    <ConflictDialog conflict={conflict} yours={changes} playbook={playbook} keep={save} drop={drop} />
  )
  const error = conflict ? null : send.error
  return {
    changes,
    setChanges: change,
    save,
    busy: send.isPending,
    changed: Object.keys(changes).length > 0,
    fault,
    error,
    dialog,
  }
}
