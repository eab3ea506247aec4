import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** When a living process started, as text to compare: a process number is used again after a while, its start is not. */
export function startOf(pid: number): string | undefined {
  const stat = readProc(pid, 'stat')
  if (stat === undefined) return process.platform === 'linux' ? undefined : ps(pid, 'lstart=')
  const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  if (state === 'Z') return undefined // dead, and only waiting to be noticed by its parent
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  return `${boot} ${fields[18]}`
}

/** The command line of a living process; empty for one that there is not. */
export function commandOf(pid: number): string {
  const command = readProc(pid, 'cmdline')
  if (command !== undefined) return command.replaceAll('\0', ' ')
  return process.platform === 'linux' ? '' : (ps(pid, 'command=') ?? '')
}

function readProc(pid: number, name: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    return undefined
  }
}

/** Systems without /proc have `ps`. */
function ps(pid: number, column: string): string | undefined {
  try {
    return execFileSync('ps', ['-o', column, '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined
  } catch {
    return undefined
  }
}
