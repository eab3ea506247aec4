import { type ChildProcess, spawn } from 'node:child_process'
import { watch } from 'node:fs'
import { join, resolve } from 'node:path'

/**
 * `npm run dev`: the server, started anew when its files change, and Vite before it, which keeps the screens fresh. Not
 * `node --watch`: that also follows the files which the server's own build of the screens writes, and would never come to rest.
 */
const root = resolve(import.meta.dirname, '..')
const port = process.env.PORT ?? '7300'
let stopping = false
let changed: NodeJS.Timeout | undefined

const vite = run([join('node_modules', 'vite', 'bin', 'vite.js'), '--clearScreen', 'false'])
vite.on('exit', stop)
let server = serve()
for (const folder of ['src', 'playbooks', 'migrations'])
  watch(join(root, folder), { recursive: true }, (_, file) => {
    if (file && isServerFile(file)) restart()
  })
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)

function run(args: string[]): ChildProcess {
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
    cwd: root,
    env: { ...process.env, PORT: port },
    stdio: 'inherit',
  })
}

/** One server at a time: the next begins when the last has given its database back. One that falls over waits for a change. */
function serve(): ChildProcess {
  const child = run(['src/app/cli.ts', 'serve', '--port', port])
  child.on('exit', () => {
    if (stopping) return process.exit()
    if (child.killed) server = serve()
    else console.error('The server has ended; it starts again when a file changes.')
  })
  return child
}

function isServerFile(file: string): boolean {
  return /\.(ts|sql|yaml)$/.test(file) && !/(^|\/)(web|ui|testing)\/|\.test\.ts$/.test(file)
}

/** An editor that saves several files at once makes one restart. */
function restart(): void {
  clearTimeout(changed)
  changed = setTimeout(() => {
    if (server.exitCode === null && server.signalCode === null) server.kill('SIGTERM')
    else server = serve()
  }, 200)
}

/** Neither is of use without the other; this process ends when both have ended in order. */
function stop(): void {
  if (stopping) return
  stopping = true
  vite.kill('SIGTERM')
  if (server.exitCode !== null || server.signalCode !== null) process.exit()
  server.kill('SIGTERM')
}
