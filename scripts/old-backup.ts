import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/**
 * `node scripts/run.mjs scripts/old-backup.ts <commit> <file>`: a small invented county as that commit made it, backed up by that
 * commit: what the test of upgrades starts from.
 */
const [commit = '', file = ''] = process.argv.slice(2)
const root = resolve(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'landfall-old-'))
// Open, so that the database's user comes in and its cluster is not put elsewhere.
chmodSync(folder, 0o755)
const checkout = join(folder, 'checkout')
const env = { ...process.env, DATABASE_URL: '', LANDFALL_DATA: join(folder, 'data') }

try {
  run('git', ['worktree', 'add', '--detach', checkout, commit], root)
  symlinkSync(join(root, 'node_modules'), join(checkout, 'node_modules'))
  landfall('seed', '--enterprises', '12', '--projects', '8')
  landfall('backup', resolve(file))
} finally {
  run('git', ['worktree', 'remove', '--force', checkout], root)
  rmSync(folder, { recursive: true, force: true })
}

function landfall(...args: string[]): void {
  run(process.execPath, ['src/app/cli.ts', ...args], checkout)
}

function run(program: string, args: string[], cwd: string): void {
  execFileSync(program, args, { cwd, env, stdio: 'inherit' })
}
