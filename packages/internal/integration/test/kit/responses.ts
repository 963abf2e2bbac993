// What a caller gets: what is in the envelope, checked and transformed by the request's own schema, and no refusal again.
import { businessOf } from '@wxpipe/envelope'
import type { HostRequest, Reply } from '@wxpipe/testing'
import type { Surroundings } from '../extras.ts'
import { baseURL, type Sent } from '../requests.ts'
import type { Seen } from '../session.ts'

/** What the server makes of a response. */
export type Mood = 'well' | 'refused' | 'busy'

const schemaOf = (name: string, validate: (value: unknown) => object) => ({
  '~standard': { version: 1 as const, vendor: 'kit', validate },
  toString: () => name,
})
export const schemas = {
  /** Marks what it has checked. */
  fits: schemaOf('fits', (value) => ({ value: { ...(value as Seen), isChecked: true } })),
  misfit: schemaOf('misfit', () => ({ issues: [{ message: 'never', path: ['path'] }] })),
} as const

/** The server with envelopes, and what its responses must have become. */
export function watchResponses({ broken, serve }: Surroundings, moods: readonly Mood[]) {
  let events = 0
  let served = 0
  let isCalm = false
  const began = new Map<number, number>()
  let refusals = 0
  /** When each refusal was heard first. */
  const heard = new Map<string, number>()

  return {
    serve(request: HostRequest): Reply {
      const reply = serve(request)
      // Other servers have no envelope, and what has no body has none either.
      if (!request.url.startsWith(baseURL) || reply.data === undefined) return reply
      const mood = isCalm || request.path === '/refresh' ? 'well' : moods[served++ % moods.length]
      if (mood === 'well') return { ...reply, data: { code: '0', data: reply.data, message: '' } }
      const message = `refusal ${++refusals}`
      const data = { code: mood === 'busy' ? 'BUSY' : '20001', data: null, message }
      return { ...(mood === 'busy' && { statusCode: 503 }), data }
    },
    begun: ({ id }: Sent) => void began.set(id, ++events),
    responded({ id, ask }: Sent, data: unknown) {
      const { schema } = ask as { schema?: object }
      const isChecked = Object(data).isChecked === true
      if (isChecked !== (schema === schemas.fits)) broken.push(`#${id} got what ${schema ?? 'no schema'} makes of it`)
    },
    failed({ id }: Sent, error: unknown) {
      const { message } = businessOf(error) ?? {}
      if (!message) return
      // Only who was waiting for it hears a refusal: nobody keeps it.
      if (began.get(id)! > (heard.get(message) ?? events)) broken.push(`#${id} hears "${message}" from before it began`)
      if (!heard.has(message)) heard.set(message, ++events)
    },
    calm() {
      isCalm = true
    },
  }
}
