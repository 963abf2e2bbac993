// Serves a cover for any name: an SVG that is drawn from the name, so the same name is always the same picture.
import type { FastifyInstance } from 'fastify'
import { Refusal } from './dialect.ts'
import { drawCover } from './draw-cover.ts'

export async function covers(app: FastifyInstance): Promise<void> {
  app.get<{ Params: { name: string } }>('/:name.svg', async (request, reply) => {
    const { name } = request.params
    if (!/^[\p{L}\p{N}-]{1,40}$/u.test(name)) throw new Refusal(404, 'NO SUCH PICTURE')
    reply.header('cache-control', 'public, max-age=86400').type('image/svg+xml; charset=utf-8')
    return drawCover(name)
  })
}
