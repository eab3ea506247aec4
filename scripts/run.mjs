// Runs a TypeScript file of ours with Node 24, after installing what is missing. Plain JavaScript for any Node ≥ 20, and nothing
// is printed on stdout: what follows may be data.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const modules = join(root, 'node_modules')
const stamp = join(modules, '.landfall-stamp')

install()
launch(findNode(), process.argv.slice(2))

function install() {
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  if (isInstalled(wanted)) return
  const release = takeTurn()
  try {
    if (isInstalled(wanted)) return
    console.error('landfall: installing packages from the npm registry (once)…')
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
    const options = { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' }
    const { status, error } = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], options)
    if (status !== 0)
      fail(
        `npm ci failed${error ? `: ${error.message}` : ''}. Is the npm registry reachable, and the checkout writable?`,
      )
    writeFileSync(stamp, wanted)
  } finally {
    release()
  }
}

function isInstalled(wanted) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted
}

/** Two commands at once must not both install: a folder can be made only once. */
function takeTurn() {
  const turn = join(root, '.installing')
  for (;;) {
    try {
      mkdirSync(turn)
      return () => rmSync(turn, { recursive: true, force: true })
    } catch (error) {
      if (error.code !== 'EEXIST') fail(`cannot write in ${root}: ${error.message}`)
      if (isLeftBehind(turn)) rmSync(turn, { recursive: true, force: true })
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500)
    }
  }
}

function isLeftBehind(turn) {
  const made = statSync(turn, { throwIfNoEntry: false })
  return made !== undefined && Date.now() - made.mtimeMs > 15 * 60_000
}

/** Node 24 from npm; where npm has none for this machine, the Node that runs this, if it reads TypeScript by itself. */
function findNode() {
  const shipped = join(modules, `node-${process.platform}-${process.arch}`, 'bin', 'node')
  if (existsSync(shipped) && spawnSync(shipped, ['--version']).status === 0) return shipped
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath
  return fail(`there is no Node 24 in npm for ${process.platform} ${process.arch}; install Node 24 and try again.`)
}

function launch(node, args) {
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', ...args], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => fail(error.message))
  child.on('exit', (code, signal) => {
    if (!signal) process.exit(code ?? 1)
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  })
}

function fail(message) {
  console.error(`landfall: ${message}`)
  process.exit(1)
}
