// One life of an app, played step by step in faked time, and the rules that it must never break.
import { countedSource, drain, elapse, flush, timersLeft } from '@wxpipe/test-support'
import { vi } from 'vitest'
import type { Send } from './census.ts'
import { type CreateExtras, withoutExtras } from './extras.ts'
import { happeningsOf } from './phone.ts'
import { recover } from './recovery.ts'
import { lookForRemains } from './remains.ts'
import { type Ask, endsWithPage, renews, type Sent, urlOf, wrongFailure, wrongResponse } from './requests.ts'
import type { Outcome, Seen } from './session.ts'
import { createWorld, login, type WorldOptions } from './world.ts'

/** What happens next, and the milliseconds until what follows; none keeps to the same tick. */
export interface Step {
  readonly does: 'send' | 'abort' | 'plan' | Happening
  readonly after: number
  /** Of `send`. */
  readonly ask?: Ask
  /** Of `abort`: which of the requests that are under way. */
  readonly which?: number
  /** Of `plan`: how the next refreshes end, and when. */
  readonly outcome?: Outcome
  readonly ms?: number
}

export const happenings = [
  ...(['expire', 'log out', 'log in', 'open a page', 'leave the page'] as const),
  ...(['background', 'foreground', 'wifi', '4g', 'none', 'invalidate'] as const),
]
type Happening = (typeof happenings)[number]

export interface Life extends WorldOptions {
  readonly clients: 1 | 2
  /** Whether everything is aborted in the end. */
  readonly isCutShort: boolean
  readonly steps: readonly Step[]
}

/** Plays a life to its end. @returns what went against the rules */
export async function play(
  { steps, clients: clientCount, isCutShort, ...options }: Life,
  createExtras: CreateExtras = withoutExtras,
): Promise<readonly string[]> {
  const { maxSends, resumes } = options
  const broken: string[] = []
  const all: Sent[] = []
  const onSend = ({ request, number }: Send, url: string) => {
    const sent = all.find(({ id }) => id === request.options.id)
    if (request.signal?.aborted) broken.push(`${url} was sent after its abort`)
    if (number > maxSends) broken.push(`${url} was sent ${number} times in one call`)
    if (!sent) return
    // A flight goes on for those who share it; a stale response is renewed after it was given.
    const equal = all.filter((other) => urlOf(other.ask) === urlOf(sent.ask))
    const isShared = sent.ask.dedupe !== false && equal.some(({ settled }) => !settled)
    // Also one that its caller's schema has refused.
    const isRenewal = equal.some(({ ask, outcome }) => renews(ask) && /^ok$|^ValidationError/.test(`${outcome}`))
    if (sent.settled && !isShared && !isRenewal) broken.push(`#${sent.id} is sent for nobody (${sent.outcome})`)
  }
  const world = createWorld(options, broken, onSend, createExtras)
  const { host, session, counts, extras } = world
  world.onUser.tell = (user) => {
    for (const sent of all) if (!sent.settled) sent.users.add(user)
  }
  const clients = Array.from({ length: clientCount }, world.createClient)
  const isOpen = ({ page }: Sent) => !page || (host.pages as readonly object[]).includes(page)

  const note = (wrong: string | undefined) => {
    if (wrong) broken.push(wrong)
  }
  const send = (ask: Ask): Sent => {
    const { signal, abort, listeners } = countedSource()
    const id = all.length
    const users = new Set([session.current.user])
    const sent: Sent = {
      id,
      ask,
      users,
      page: endsWithPage(ask) ? host.page : undefined,
      settled: 0,
      abort,
      listeners,
    }
    all.push(sent)
    extras.begun(sent)
    const { origin: _, key: __, ...given } = ask
    clients[id % clients.length]!.request<Seen>({
      ...given,
      url: urlOf(ask),
      id,
      signal,
      ...(ask.method !== 'GET' && { data: { key: ask.key } }),
    }).then(
      ({ data }) => {
        sent.settled++
        sent.outcome = 'ok'
        note(wrongResponse(sent, data))
        extras.responded(sent, data)
      },
      (error) => {
        sent.settled++
        sent.outcome = `${error}`
        note(wrongFailure(sent, error, isOpen(sent), resumes))
        extras.failed(sent, error)
      },
    )
    return sent
  }
  const abort = (sent: Sent | undefined) => {
    if (!sent || sent.settled) return
    // In this very tick it may have ended, and only its promise does not tell yet: then nobody listens any more.
    sent.isAborted ||= sent.listeners() > 0
    sent.abort()
  }
  const look = () => {
    if (host.pages.filter(({ route }) => route === login).length > 1) broken.push('two login pages are open')
    for (const sent of all) {
      if (!sent.settled && sent.isAborted) broken.push(`#${sent.id} does not end when it is aborted`)
      if (!sent.settled && !isOpen(sent)) broken.push(`#${sent.id} outlives its page`)
    }
    extras.look()
  }
  const happens: { readonly [does in Happening]: () => unknown } = {
    expire: session.expire,
    'log out': session.logOut,
    'log in': world.logIn,
    ...happeningsOf(host, login),
    invalidate: () => world.invalidate(),
  }

  for (const { does, after, ask, which, outcome = 'ok', ms = 0 } of steps) {
    if (does === 'send') send(ask!)
    else if (does === 'abort') abort(all.filter(({ settled }) => !settled)[which ?? 0])
    else if (does === 'plan') Object.assign(session.plan, { outcome, ms })
    else happens[does]()
    if (after) {
      await flush()
      look()
      await elapse(after, look)
    }
  }
  host.foreground()
  host.setNetwork('wifi')
  // Whoever has gone leaves nothing behind that still waits; a stale response is renewed for nobody in particular.
  for (const sent of isCutShort ? all : []) abort(sent)
  const isOver = () => all.every(({ settled }) => settled) && !session.isRefreshing()
  await drain(look, isOver)
  const hasOwnTimers = options.reading === 'slow' || options.fates.includes('answers after abort')
  const isBusy =
    host.inFlight > 0 && host.requests.some(({ url, state }) => state === 'running' && url.endsWith('/refresh'))
  const mayTimersRun = hasOwnTimers || isBusy || counts.refused > 0 || all.some(({ ask }) => renews(ask))
  // A hook that goes on after its caller has left hears 100 ms later that it may not.
  await elapse(100, look)
  // Core's watchdog may tick once more, and origins may rest.
  const own = () => world.resting() + extras.timers()
  const overdue = [vi.getTimerCount() - 1 - own(), timersLeft() - own()]
  if (!mayTimersRun && Math.max(...overdue) > 0) broken.push(`timers run on for nobody: ${overdue}, a second later`)
  await drain(look)

  lookForRemains(world, options, all, broken)
  await recover(world, options, send, look, broken)
  return broken
}
