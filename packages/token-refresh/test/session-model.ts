// One life of a session, played step by step in faked time, and the rules that it must never break.
import { createCancelSource, isHttpError } from '@wxpipe/core'
import { drain, elapse, flush, timersLeft } from '@wxpipe/test-support'
import { vi } from 'vitest'
import type { Token } from '../src/index.ts'
import { tokenIn } from './app.ts'
import { createWorld, login, type Outcome, type WorldOptions } from './session-world.ts'

/** What happens next, and the milliseconds until what follows; none keeps to the same tick. */
export interface Step {
  readonly does: 'send' | 'abort' | 'plan' | 'expire' | 'log out' | 'log in'
  readonly after: number
  /** Of `send`. */
  readonly auth?: boolean
  readonly delay?: number
  /** Of `abort`: which of the requests that are under way. */
  readonly which?: number
  /** Of `plan`: how the next refreshes end, and when. */
  readonly outcome?: Outcome
  readonly ms?: number
}

export interface Life extends WorldOptions {
  readonly steps: readonly Step[]
}

interface Sent {
  readonly id: string
  readonly auth: boolean
  /** The token that was being replaced when the request began. */
  readonly old: Token
  settled: number
  abort(): void
}

// What tells nothing about the session: the phone's network, a busy server, the refresh's own bound.
const isWeather = (error: unknown) =>
  ['NETWORK', 'TIMEOUT'].includes(isHttpError(error) ? error.code : '') ||
  (isHttpError(error, 'STATUS') && error.response?.statusCode === 503)

/** Whether a request may end with this error: of a refresh's failure it gets what the table of outcomes says. */
function isRight(error: unknown, auth: boolean): boolean {
  if (!isHttpError(error)) return false
  const { code, cause } = error
  if (code === 'ABORT') return true
  if (!auth) return code === 'STATUS'
  return code === 'AUTH_EXPIRED' ? !isWeather(cause) : isWeather(error) && isWeather(cause)
}

/** Plays a life to its end. @returns what went against the rules */
export async function play({ steps, ...options }: Life): Promise<readonly string[]> {
  const broken: string[] = []
  const world = createWorld(options, broken)
  const { client, host, session, plan } = world
  const requests: Sent[] = []
  const tokensOf = ({ id }: Sent) =>
    host.requests.filter(({ url }) => url.includes(`${id}?`)).map(({ header }) => tokenIn(header))

  const send = (auth = true, delay = 0): Sent => {
    const { signal, abort } = createCancelSource()
    const id = `/${requests.length}`
    const request: Sent = { id, auth, old: auth ? world.running()?.before : undefined, settled: 0, abort }
    requests.push(request)
    const settle = (isFine: boolean, value: unknown) => {
      request.settled++
      if (!isFine) broken.push(`${id} ended with ${value}`)
    }
    client.get<{ path: string }>(id, { query: { delay }, auth, signal }).then(
      ({ data }) => settle(data.path === id, data.path),
      (error) => settle(isRight(error, auth), error),
    )
    return request
  }
  const abort = async (which = 0) => {
    const request = requests.filter(({ settled }) => !settled)[which]
    if (!request) return
    request.abort()
    await flush()
    if (!request.settled) broken.push(`${request.id} does not end when it is aborted`)
  }
  const look = () => {
    if (host.pages.filter(({ route }) => route === login).length > 1) broken.push('two login pages are open')
  }

  for (const { does, after, auth, delay, which, outcome = 'ok', ms = 0 } of steps) {
    if (does === 'send') send(auth, delay)
    else if (does === 'abort') await abort(which)
    else if (does === 'plan') Object.assign(plan, { outcome, ms })
    else if (does === 'expire') world.expire()
    else if (does === 'log out') world.logOut()
    else world.logIn()
    if (after) await elapse(after, look, after > 100 ? 5 : 1)
  }
  await drain(look)

  // Whatever has happened: whoever logs in now is served, and repaired again.
  vi.setSystemTime(Date.now() + 40_000)
  Object.assign(plan, { outcome: 'ok', ms: 5 })
  world.logIn()
  const served = send()
  await drain(look, () => served.settled > 0)
  world.expire()
  const repaired = send()
  await drain(look, () => repaired.settled > 0)
  const timers = timersLeft()
  if (timers) broken.push(`${timers} timers are left`)
  const isWell = tokensOf(served).length === 1 && tokensOf(repaired).length === 2
  if (!isWell || !session.token?.startsWith('refreshed')) broken.push('the session does not recover')

  for (const request of requests) {
    const { id, auth, old, settled } = request
    const tokens = tokensOf(request)
    if (settled !== 1) broken.push(`${id} settled ${settled} times`)
    // What the server has refused is not sent to it again; but after a login page it may be, and where reading the token takes time, so that a
    // request can join the refresh of a token that a login has replaced by then.
    const most = options.resumes || options.reading !== 'sync' ? 2 : 1
    const tooOften = tokens.find((token) => tokens.filter((other) => other === token).length > most)
    if (tooOften !== undefined || (!auth && tokens.length > 1)) broken.push(`${id} was sent with ${tokens}`)
    // A token that is only about to expire still serves when its refresh was lost.
    if (old && !options.isProactive && tokens.includes(old)) broken.push(`${id} was sent with the old token`)
    if (!auth && tokens.some((token) => token)) broken.push(`${id} carried a token`)
  }
  return broken
}
