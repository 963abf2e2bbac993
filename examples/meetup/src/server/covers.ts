// Serves pictures to <image>, which sends no token: those of the users, and a cover for any name, drawn from the name.
import type { FastifyInstance } from 'fastify'
import { Refusal } from './dialect.ts'
import { drawCover } from './draw-cover.ts'
import type { Store } from './store.ts'

export async function covers(app: FastifyInstance, { store }: { readonly store: Store }): Promise<void> {
  app.get<{ Params: { name: string } }>('/:name.svg', async (request, reply) => {
    const { name } = request.params
    if (!/^[\p{L}\p{N}-]{1,40}$/u.test(name)) throw new Refusal(404, 'NO SUCH PICTURE')
    reply.header('cache-control', 'public, max-age=86400').type('image/svg+xml; charset=utf-8')
    return drawCover(name)
  })
  app.get('/uploaded/:key', async (request, reply) => {
    const picture = store.pictureAt(request.url.split('?')[0]!)
    if (!picture) throw new Refusal(404, 'NO SUCH PICTURE')
    // A user's file may only ever be treated as a picture, whatever its content.
    return reply.header('x-content-type-options', 'nosniff').type(picture.type).send(picture.bytes)
  })
}
