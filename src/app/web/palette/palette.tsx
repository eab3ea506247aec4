import { useRouter } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { CloseOutlined, SearchOutlined } from '#ui/icons.tsx'
import { useText } from '#ui/text.ts'
import type { Entry, Group } from './entries.ts'
import { Line } from './line.tsx'
import './palette.css'
import { text } from './text.ts'
import { useGroups } from './use-groups.ts'

/**
 * Finds anything and runs any command: a combobox with a list box below it, in a dialog. Arrows choose, Enter opens, with Ctrl or ⌘
 * in a new tab, Escape closes.
 */
export function Palette({ close }: { close: () => void }) {
  const t = useText(text)
  const id = useId()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<string>()
  const { groups, searching, nothing, error } = useGroups(typed)
  const entries = groups.flatMap((group) => group.entries)
  const at = Math.max(
    0,
    entries.findIndex((entry) => entry.key === chosen),
  )
  const open = useOpen(close)
  const optionId = (key: string) => `${id}${key.replaceAll(' ', '-')}`
  const step = (by: number) => setChosen(entries[(at + by + entries.length) % entries.length]?.key)
  const pressed = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') step(1)
    else if (event.key === 'ArrowUp') step(-1)
    else if (event.key === 'Enter') {
      const entry = entries[at]
      if (entry) open(entry, event.ctrlKey || event.metaKey)
    } else return
    event.preventDefault()
  }
  const current = entries[at]
  return (
    <Dialog close={close} label={t.open}>
      <div className="palette-head">
        <SearchOutlined />
        <input
          role="combobox"
          aria-label={t.open}
          aria-expanded={entries.length > 0}
          aria-controls={`${id}list`}
          aria-autocomplete="list"
          aria-activedescendant={current && optionId(current.key)}
          placeholder={t.placeholder}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            setChosen(undefined)
          }}
          onKeyDown={pressed}
          spellCheck={false}
          autoComplete="off"
        />
        <button type="button" aria-label={t.close} onClick={close}>
          <CloseOutlined />
        </button>
      </div>
      <span className="palette-said" role="status">
        {searching ? t.searching : typed.trim() !== '' ? t.found(entries.length) : ''}
      </span>
      {error && <p role="alert">{t.failed + error.message}</p>}
      {nothing && <p>{t.nothing(typed.trim())}</p>}
      <Groups id={`${id}list`} groups={groups} label={t.results} current={current?.key} {...{ optionId, open }} />
      <footer>
        <kbd>↑</kbd>
        <kbd>↓</kbd> {t.keys_move} <kbd>Enter</kbd> {t.keys_open} <kbd>Ctrl Enter</kbd> {t.keys_tab} <kbd>Esc</kbd>{' '}
        {t.keys_close}
      </footer>
    </Dialog>
  )
}

interface Choosing {
  id: string
  groups: Group[]
  label: string
  current: string | undefined
  optionId: (key: string) => string
  open: (entry: Entry, elsewhere: boolean) => void
}

function Groups({ id, groups, label, current, optionId, open }: Choosing) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (current) list.current?.querySelector(`#${CSS.escape(optionId(current))}`)?.scrollIntoView({ block: 'nearest' })
  }, [current, optionId])
  return (
    <div ref={list} id={id} role="listbox" aria-label={label} className="palette-list" tabIndex={-1}>
      {groups.map((group) => (
        <fieldset key={group.key} aria-labelledby={`${id}${group.key}`}>
          <h2 id={`${id}${group.key}`} role="presentation">
            {group.label}
          </h2>
          {group.entries.map((entry) => (
            <Line
              key={entry.key}
              id={optionId(entry.key)}
              entry={entry}
              on={entry.key === current}
              open={(elsewhere) => open(entry, elsewhere)}
            />
          ))}
        </fieldset>
      ))}
    </div>
  )
}

/** The browser's own modal dialog: it keeps the focus, closes with Escape and gives the focus back. */
function Dialog({ close, label, children }: { close: () => void; label: string; children: React.ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    shown?.querySelector('input')?.focus()
    return () => shown?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      className="palette"
      aria-label={label}
      onClose={close}
      onPointerDown={(event) => {
        if (event.target === dialog.current) close()
      }}
    >
      <div className="palette-box">{children}</div>
    </dialog>
  )
}

function useOpen(close: () => void) {
  const router = useRouter()
  return (entry: Entry, elsewhere: boolean) => {
    if (entry.to && elsewhere) return void window.open(entry.to, '_blank')
    close()
    if (entry.to) {
      router.history.push(entry.to)
      requestAnimationFrame(toContent)
    }
    entry.run?.()
  }
}

/** What was chosen is read and scrolled by keys from its own beginning, not from where the palette was opened. */
function toContent(): void {
  document.getElementById('content')?.focus({ preventScroll: true })
}
