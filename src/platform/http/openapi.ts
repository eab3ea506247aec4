import { OpenAPIRegistry, OpenApiGeneratorV31, type RouteConfig } from '@asteasolutions/zod-to-openapi'
import { z } from '@hono/zod-openapi'
import type { Binding, Route } from './route.ts'

const problemSchema = z
  .object({
    type: z.string(),
    status: z.number(),
    code: z.string(),
    title: z.string(),
    faults: z.array(z.object({ field: z.string(), message: z.string() })),
    request_id: z.string(),
  })
  .openapi('Problem')

const onceHeader = z.object({
  'idempotency-key': z
    .string()
    .optional()
    .describe('Sent again with the same key within a day, the request is done once and gets the same answer'),
})

/** The OpenAPI 3.1 document of every mounted route: the contract that the web, scripts and other systems read. */
export function openApiDocument(bindings: Binding[], version: string) {
  const registry = new OpenAPIRegistry()
  registry.registerComponent('securitySchemes', 'cookie', {
    type: 'apiKey',
    in: 'cookie',
    name: 'landfall.session_token',
  })
  registry.registerComponent('securitySchemes', 'key', { type: 'http', scheme: 'bearer' })
  for (const { route } of bindings) registry.registerPath(described(route))
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'Landfall',
      version,
      description: 'Investment promotion, from the first lead to proven production.',
    },
    servers: [{ url: '/' }],
  })
}

function described(route: Route): RouteConfig {
  const media = route.streams ?? 'application/json'
  const schema = route.streams ? z.string().openapi({ format: 'binary' }) : (route.answer ?? z.null())
  const body = route.takesFile
    ? { content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } }, required: true }
    : route.body && { content: { 'application/json': { schema: route.body } }, required: true }
  return {
    operationId: route.id,
    method: route.method,
    path: route.path,
    summary: route.summary[1],
    description: route.summary[0],
    tags: [route.id.split('.')[0]!],
    security: route.open ? [] : [{ cookie: [] }, { key: [] }],
    request: {
      ...(route.params && { params: route.params as z.ZodObject }),
      ...(route.query && { query: route.query as z.ZodObject }),
      ...(route.method === 'post' && !route.open && { headers: onceHeader }),
      ...(body && { body }),
    },
    responses: {
      200: { description: 'Done', content: { [media]: { schema } } },
      default: { description: 'Refused', content: { 'application/problem+json': { schema: problemSchema } } },
    },
  }
}
