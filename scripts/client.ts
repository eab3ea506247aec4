import openapiTS, { astToString } from 'openapi-typescript'

/** The types of the API, from its own OpenAPI document, for the web's client. */
export async function clientTypes(document: object): Promise<string> {
  const ast = await openapiTS(document as Parameters<typeof openapiTS>[0], { defaultNonNullable: false })
  return `// Printed by \`npm run generate\` from the API's contract. Do not edit.\n${astToString(ast)}`
}
