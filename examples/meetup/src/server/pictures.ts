// Takes a match's picture as a multipart form, keeps it in memory, and serves it.
import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ImageDraft, MatchImage, User } from '../services/types.ts'
import { ok, Refusal } from './dialect.ts'
import { loginOf } from './project.ts'
import { fileResponses, named, responsesOf, shape, text, whole } from './schemas.ts'
import type { Picture, Store } from './store.ts'

/** Maximum bytes of one picture; a phone's camera makes larger ones, which `wx.compressImage` reduces. */
const LARGEST = 2 * 1024 * 1024
const TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/gif']

interface Form extends Omit<ImageDraft, 'url'> {
  readonly file: Picture & { readonly file: Buffer }
}

export interface PictureOptions {
  readonly store: Store
  /** Makes an image ready to be sent. */
  readonly present: (request: FastifyRequest, image: MatchImage) => MatchImage
}

/** For a guarded scope, so that a request without a valid token is refused before its file is read. */
export async function pictures(members: FastifyInstance, { store, present }: PictureOptions): Promise<void> {
  await members.register(multipart, {
    attachFieldsToBody: 'keyValues',
    limits: { files: 1, fileSize: LARGEST, fields: 10, fieldSize: 8 * 1024 },
    async onFile(part) {
      const bytes = await part.toBuffer().catch((error: { statusCode?: number }) => {
        throw error.statusCode === 413 ? new Refusal(413, `NO MORE THAN ${LARGEST} BYTES`) : error
      })
      // Checked before the other fields, so that it is reported whatever else is wrong.
      if (!TYPES.includes(part.mimetype)) throw new Refusal(415, `ONLY ${TYPES.join(', ')}`)
      // The plugin's own schema check looks for `file`.
      part.value = { bytes, type: part.mimetype, file: bytes }
    },
  })

  members.post<{ Body: Form }>(
    '/match/uploadMatchImage',
    {
      schema: {
        consumes: ['multipart/form-data'],
        // Written here, not shared, because the plugin replaces `isFile` in place by
        // `{ type: 'string', format: 'binary' }`.
        body: shape({ matchId: whole, caption: text, file: { isFile: true } }),
        response: responsesOf(named('MatchImage')),
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
    { schema: { params: shape({ id: whole }), response: fileResponses('image/*') } },
    async (request, reply) => {
      const picture = store.pictureOf(request.params.id)
      if (!picture) throw new Refusal(404, 'NO SUCH PICTURE')
      return reply.type(picture.type).send(picture.bytes)
    },
  )
}
