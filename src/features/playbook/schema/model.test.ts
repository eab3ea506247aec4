import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { playbookJsonSchema } from './model.ts'

test('the published JSON Schema is that of the code', () => {
  const published = readFileSync(new URL('../../../../playbooks/playbook.schema.json', import.meta.url), 'utf8')
  expect(JSON.parse(published)).toEqual(JSON.parse(JSON.stringify(playbookJsonSchema())))
})
