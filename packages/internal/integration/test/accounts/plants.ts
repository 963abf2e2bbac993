// Mistakes that are made on purpose, each with the rule that must notice it.
import { type Client, type HttpResponse, type Interceptor, isHttpError } from '@wxpipe/core'
import type { createSession } from './session.ts'
import type { Watch } from './watch.ts'

type Session = ReturnType<typeof createSession>['session']

/** A mistake. */
export interface Plant {
  /** The one whom the app says to be logged in, whoever is. */
  readonly account?: string
  /** The client that a refresh goes through, given the one that the plugin offers. */
  readonly refreshesWith?: (api: Client) => Client
  readonly interceptors?: (session: Session, watch: Watch) => readonly Interceptor[]
}

/** A child of the client that asks nobody whose refresh it is. */
const asAnybody = (api: Client): Client => api.extend({ account: () => undefined })

/** Says of no call that it has gone on while its user was not there. */
const forgetsLapses = (): readonly Interceptor[] => [
  {
    name: 'forgets',
    order: 1,
    request(request) {
      Object.defineProperty(request.call, 'hasLapsed', { configurable: true, get: () => false, set() {} })
      return request
    },
  },
]

/** Shares one send of all who ask for the same, whoever they are. */
const sharesWithAll = (): readonly Interceptor[] => {
  const flights = new Map<string, Promise<HttpResponse>>()
  return [
    {
      name: 'shares',
      order: 390,
      request(request, next) {
        if (request.method !== 'GET') return request
        const flight = flights.get(request.url) ?? next(request).finally(() => flights.delete(request.url))
        flights.set(request.url, flight)
        return flight
      },
    },
  ]
}

/** Ends the session some time after a call has failed, without a look at whose it is by then. */
const endsSessions = ({ onRedirect }: Pick<Session, 'onRedirect'>): readonly Interceptor[] => [
  {
    name: 'ends sessions',
    order: 200,
    error(error) {
      if (!isHttpError(error, 'AUTH_EXPIRED')) throw error
      return new Promise<never>((_, fail) =>
        setTimeout(() => {
          onRedirect()
          fail(error)
        }, 20),
      )
    },
  },
]

/** What it is, what is said of it, and the mistake. */
export const plants: readonly (readonly [string, RegExp, Plant])[] = [
  ['an app that does not say who is logged in', /was sent as|response/, { account: 'anybody' }],
  [
    'a call that goes on as nobody’s, and whose response is kept',
    /got null's response/,
    { interceptors: forgetsLapses },
  ],
  ['one send for all who ask for the same', /response|another's account/, { interceptors: sharesWithAll }],
  ['a login page that asks nobody', /was ended by the failure of/, { interceptors: endsSessions }],
  ['a refresh whose sends are anybody’s', /the refresh of|was sent/, { refreshesWith: asAnybody }],
]
