// Publishes the requests and responses of a project's routes as an OpenAPI document, made from Fastify's own schemas.
import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'

/** The document has all routes that are added to this scope later; `GET openapi.json` returns it. */
export async function publishDocument(app: FastifyInstance, title: string): Promise<void> {
  await app.register(swagger, {
    openapi: { openapi: '3.0.3', info: { title, version: '1.4.0' }, servers: [{ url: app.prefix }] },
    refResolver: { buildLocalReference: ({ $id }, _baseUri, _fragment, index) => String($id ?? `Schema${index}`) },
  })
  // The schemas of responses are only for the document, but Fastify would compile each of them at every start.
  app.setSerializerCompiler(() => (response) => JSON.stringify(response))
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger())
}
