import { useRouterState } from '@tanstack/react-router'
import { Drawer } from 'antd'
import { pick, useText } from '#ui/text.ts'
import './help.css'
import { type Help, helps, keysAnywhere, text } from './text.ts'

/** What the shown screen is for, and its keys, at the side of it. */
export function HelpDrawer({ close }: { close: () => void }) {
  const t = useText(text)
  const path = useRouterState({ select: (state) => state.location.pathname })
  const help = helpFor(path)
  return (
    <Drawer open onClose={close} title={t.title} size="min(400px, 100vw)" className="help">
      <section>
        <h2>{t.about}</h2>
        {help ? help.about.map((words) => <p key={words[1]}>{pick(words)}</p>) : <p>{t.none}</p>}
      </section>
      {help?.keys && <Keys title={t.keys_here} keys={help.keys} />}
      <Keys title={t.anywhere} keys={keysAnywhere} />
    </Drawer>
  )
}

function Keys({ title, keys }: { title: string; keys: NonNullable<Help['keys']> }) {
  return (
    <section>
      <h2>{title}</h2>
      <dl>
        {keys.map(([key, zh, en]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{pick([zh, en])}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** The help of the longest address that fits; `$id` stands for any one part. */
export function helpFor(path: string): Help | undefined {
  const parts = path.split('/')
  const fits = (help: Help) =>
    help.path.split('/').every((part, i) => (part === '$id' ? !!parts[i] : part === parts[i]))
  return helps.filter(fits).sort((a, b) => rank(b) - rank(a))[0]
}

/** A longer address before a shorter, a named part before any part. */
function rank({ path }: Help): number {
  return path.split('/').length * 2 - (path.includes('$') ? 1 : 0)
}
