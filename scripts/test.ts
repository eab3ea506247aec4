import { parseCLI, startVitest } from 'vitest/node'

/** `npm test`: every test, or those that Vitest's arguments choose; the last line is `N passed, N failed`. */
const { filter, options } = parseCLI(['vitest', 'run', ...process.argv.slice(2)])
const vitest = await startVitest('test', filter, { ...options, run: true, watch: false })
const modules = vitest.state.getTestModules()
const tests = modules.flatMap((module) => [...module.children.allTests()])
const passed = tests.filter((test) => test.result().state === 'passed').length
const skipped = tests.length - tests.filter((test) => ['passed', 'failed'].includes(test.result().state)).length
const broken = modules.filter((module) => module.errors().length > 0).length + vitest.state.getUnhandledErrors().length
const noneRan = passed + broken === 0 && tests.length === skipped ? 1 : 0
const failed = tests.filter((test) => test.result().state === 'failed').length + broken + noneRan
await vitest.close()
if (noneRan) console.log('No test ran.')
if (skipped > 0) console.log(`${skipped} skipped`)
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed > 0 ? 1 : 0)
