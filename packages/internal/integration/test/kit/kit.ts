// What every app adds by hand, as plugins over the session and the network, and all that is watched of it.
import { type Client, getHeader, type HttpRequest, type Placement, type Plugin, resolveUrl } from '@wxpipe/core'
import { envelope } from '@wxpipe/envelope'
import { idempotencyKey } from '@wxpipe/idempotency-key'
import { loading } from '@wxpipe/loading'
import { type MockRequest, mock, reply } from '@wxpipe/mock'
import { signing } from '@wxpipe/signing'
import type { HostRequest } from '@wxpipe/testing'
import { toast } from '@wxpipe/toast'
import { validation } from '@wxpipe/validation'
import type { CreateExtras, Surroundings } from '../extras.ts'
import { baseURL } from '../requests.ts'
import { times, watchIndicator } from './indicator.ts'
import { type Mood, watchResponses } from './responses.ts'
import { signatureOf, watchSends } from './sends.ts'
import { watchWords, wordsOf } from './words.ts'

/** The path that the host never hears of. */
export const mockedKey = 2

/** A mistake that is made on purpose. */
export interface Plant {
  /** A plugin that is missing. */
  readonly without?: string
  /** Where a plugin stands, if not in its own place. */
  readonly at?: { readonly [name: string]: Placement }
  /** One more plugin. */
  readonly plugin?: (surroundings: Surroundings) => Plugin
  /** Does something to the phone, under what is watched. */
  readonly tamper?: (surroundings: Surroundings) => void
}

/** @param moods what the server makes of one response after the other; begins anew after the last */
export const createKit =
  (moods: readonly Mood[], { without, at = {}, plugin, tamper }: Plant = {}): CreateExtras =>
  (surroundings) => {
    tamper?.(surroundings)
    const responses = watchResponses(surroundings, moods)
    const words = watchWords(surroundings)
    const indicator = watchIndicator(surroundings)
    const sends = watchSends(surroundings)

    const respond = ({ method, url, data, header }: MockRequest) => {
      const authorization = getHeader(header, 'Authorization')
      const etag = getHeader(header, 'If-None-Match')
      const heard = { authorization, 'if-none-match': etag } as unknown as HostRequest['header']
      const path = `/${mockedKey}`
      const given = responses.serve({ method, url, path, data, header: heard, query: {}, raw: undefined })
      return reply(given.statusCode ?? 200, given.data ?? '', { delay: 20, header: given.header as {} })
    }
    const routes = Object.fromEntries(
      ['GET', 'PUT', 'POST', 'DELETE'].map((method) => [`${method} ${baseURL}${mockedKey}`, respond]),
    )
    // One for all clients, as apps share them.
    const plugins: Plugin[] = [
      toast({ words: wordsOf }),
      loading(times),
      indicator.plugin,
      validation(),
      idempotencyKey(),
      signing({
        sign: (input, { header }) => ({
          'X-Nonce': input.nonce,
          'X-Sign': signatureOf(input, getHeader(header, 'Authorization')),
        }),
      }),
      envelope({ success: ['0'] }),
      mock(routes, { isEnabled: true }),
      ...(plugin ? [plugin(surroundings)] : []),
    ]
    return {
      refreshOptions: { toast: false },
      equip(client: Client) {
        for (const one of plugins) if (one.name !== without) client.use(one, at[one.name])
      },
      serve: responses.serve,
      isMocked: (request: HttpRequest) => resolveUrl(request) === `${baseURL}${mockedKey}`,
      sent: sends.sent,
      begun: responses.begun,
      responded: responses.responded,
      failed(sent, error) {
        responses.failed(sent, error)
        words.failed(sent, error)
      },
      look() {
        words.look()
        indicator.look()
      },
      timers: () => indicator.timers() + words.timers(),
      calm: responses.calm,
    }
  }
