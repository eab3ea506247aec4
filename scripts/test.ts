import { startVitest } from 'vitest/node'

/** `npm test`: every test, or those whose path holds one of the words given; the last line is `N passed, N failed`. */
const vitest = await startVitest('test', process.argv.slice(2), { run: true, watch: false })
const modules = vitest.state.getTestModules()
const tests = modules.flatMap((module) => [...module.children.allTests()])
const passed = tests.filter((test) => test.result().state === 'passed').length
const skipped = tests.filter((test) => test.result().state === 'skipped').length
const broken = modules.filter((module) => module.errors().length > 0).length + vitest.state.getUnhandledErrors().length
const failed = tests.filter((test) => test.result().state === 'failed').length + broken
await vitest.close()
if (passed + failed === 0) console.error('No test ran.')
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
process.exit(failed > 0 || passed === 0 ? 1 : 0)
