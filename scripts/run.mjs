// Runs a TypeScript file of ours with Node 24, after installing what is missing. Plain JavaScript for any Node ≥ 20, and nothing
// is printed on stdout: what follows may be data.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const modules = join(root, 'node_modules')
const stamp = join(modules, '.landfall-stamp')
const turn = join(root, '.installing')

install()
launch(findNode(), process.argv.slice(2))

function install() {
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  if (isInstalled(wanted)) return
  takeTurn()
  if (!isInstalled(wanted)) {
    console.error('landfall: installing packages from the npm registry (once)…')
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
    // Whatever this machine's npm leaves out by habit (NODE_ENV=production, omit=optional), we need.
    const all = ['--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
    const options = { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' }
    const { status, error } = spawnSync(npm, ['ci', ...all], options)
    const why = error ? `: ${error.message}` : ''
    if (status !== 0) fail(`npm ci failed${why}. Is the npm registry reachable, and the checkout writable?`)
    writeFileSync(stamp, wanted)
  }
  giveTurn()
}

function isInstalled(wanted) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted
}

/** Two commands at once must not both install: whoever makes the file goes first, the others wait for its end or its death. */
function takeTurn() {
  for (;;) {
    try {
      writeFileSync(turn, String(process.pid), { flag: 'wx' })
      process.on('exit', giveTurn)
      return
    } catch (error) {
      if (error.code !== 'EEXIST') fail(`packages are not installed, and ${root} cannot be written: ${error.message}`)
      if (isLeftBehind()) giveTurn()
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500)
    }
  }
}

function giveTurn() {
  process.off('exit', giveTurn)
  rmSync(turn, { force: true })
}

function isLeftBehind() {
  try {
    const old = Date.now() - statSync(turn).mtimeMs
    const pid = Number(readFileSync(turn, 'utf8'))
    if (pid) process.kill(pid, 0)
    return old > (pid ? 15 : 1) * 60_000
  } catch (error) {
    return error.code === 'ESRCH'
  }
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
  // What was compiled once starts in half the time; an entry is used only while its source is what it was.
  const env = { NODE_COMPILE_CACHE: join(modules, '.cache', 'landfall'), ...process.env }
  // By default what lives for a moment may take 200 MB in each process before it is swept, and the rest grow to four times what is
  // needed; a thread, whose heap is small, would be swept at each third that it grows by.
  const memory = ['--max-semi-space-size=16', '--heap-growing-percent=100']
  const flags = ['--disable-warning=ExperimentalWarning', ...memory]
  const child = spawn(node, [...flags, ...args], { stdio: 'inherit', env })
  // A terminal's Ctrl+C reaches the child by itself; told twice, it would not end in order.
  const atTerminal = [process.stdin, process.stdout, process.stderr].some((stream) => stream.isTTY)
  process.on('SIGINT', () => atTerminal || child.kill('SIGINT'))
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
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
