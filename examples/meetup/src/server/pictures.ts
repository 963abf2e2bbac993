// Takes the picture of a match as a multipart form, keeps it in memory, and gives it back.
import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ImageDraft, MatchImage, User } from '../services/types.ts'
import { ok, Refusal } from './dialect.ts'
import { loginOf } from './project.ts'
import { answer, fileAnswer, named, shape, text, whole } from './schemas.ts'
import type { Picture, Store } from './store.ts'

/** Bytes of one picture; a phone's camera makes more, `wx.compressImage` makes less of it. */
const LARGEST = 2 * 1024 * 1024
const TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/gif']

interface Form extends Omit<ImageDraft, 'url'> {
  readonly file: Picture & { readonly file: Buffer }
}

export interface PictureOptions {
  readonly store: Store
  /** How an image leaves the server. */
  readonly present: (request: FastifyRequest, image: MatchImage) => MatchImage
}

/** For a guarded scope: a request without a live token is answered before its file is read. */
export async function pictures(members: FastifyInstance, { store, present }: PictureOptions): Promise<void> {
  await members.register(multipart, {
    attachFieldsToBody: 'keyValues',
    limits: { files: 1, fileSize: LARGEST, fields: 10, fieldSize: 8 * 1024 },
    async onFile(part) {
      const bytes = await part.toBuffer().catch((error: { statusCode?: number }) => {
        throw error.statusCode === 413 ? new Refusal(413, `NO MORE THAN ${LARGEST} BYTES`) : error
      })
      // Before the other fields are looked at, so it is said whatever else is wrong.
      if (!TYPES.includes(part.mimetype)) throw new Refusal(415, `ONLY ${TYPES.join(', ')}`)
      // `file` is what the plugin's own check of schemas looks for.
      part.value = { bytes, type: part.mimetype, file: bytes }
    },
  })

  members.post<{ Body: Form }>(
    '/match/uploadMatchImage',
    {
      schema: {
        consumes: ['multipart/form-data'],
        // Written here, not shared: the plugin makes `{ type: 'string', format: 'binary' }` of `isFile` in its place.
        body: shape({ matchId: whole, caption: text, file: { isFile: true } }),
        response: answer(named('MatchImage')),
      },
    },
    async (request) => {
      const { matchId, caption, file } = request.body
      if (!store.hasMatch(matchId)) throw new Refusal(404, 'NO SUCH MATCH')
      return ok(present(request, store.addPicture({ matchId, caption }, loginOf<User>(request).who.name, file)))
    },
  )

  members.get<{ Params: { id: number } }>(
    '/match/downloadImage/:id',
    { schema: { params: shape({ id: whole }), response: fileAnswer('image/*') } },
    async (request, reply) => {
      const picture = store.pictureOf(request.params.id)
      if (!picture) throw new Refusal(404, 'NO SUCH PICTURE')
      return reply.type(picture.type).send(picture.bytes)
    },
  )
}
