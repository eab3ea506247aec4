import type { TestProject } from 'vitest/node'
import { startTestServer } from './server.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    testServer: { url: string; template: string }
  }
}

/** One database server for the whole run; every test file clones the template. */
export default async function setup(project: TestProject) {
  const { url, template, stop } = await startTestServer()
  project.provide('testServer', { url, template })
  return stop
}
