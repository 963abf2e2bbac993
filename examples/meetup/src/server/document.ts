// Publishes what the routes of a project take and answer, as an OpenAPI document: out of Fastify's own schemas.
import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'

/** Of all routes that come after it in this scope; `GET openapi.json` gives it. */
export async function publishDocument(app: FastifyInstance, title: string): Promise<void> {
  await app.register(swagger, {
    openapi: { openapi: '3.0.3', info: { title, version: '1.4.0' }, servers: [{ url: app.prefix }] },
    refResolver: { buildLocalReference: ({ $id }, _baseUri, _fragment, index) => String($id ?? `Schema${index}`) },
  })
  // The schemas of answers are for the document. Fastify would compile each of them at every start.
  app.setSerializerCompiler(() => (answer) => JSON.stringify(answer))
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger())
}
