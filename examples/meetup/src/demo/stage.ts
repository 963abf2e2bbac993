// The stage of a chapter: a simulated phone whose requests reach the real server.
import { setImmediate as nextTurn } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import type { Tracer } from '@wxpipe/core'
import type { Inspector } from '@wxpipe/inspector'
import { createHost, type Host, type HostOptions, type PageDefinition } from '@wxpipe/testing'
import type { MeetupServer } from '../server/index.ts'
import { type Clock, createClock } from './clock.ts'
import { createRecorder } from './recorder.ts'
import type { Story } from './story.ts'

export interface Chapter {
  readonly title: string
  readonly moral: string
  /** Requests get lost on their way, so the server gets fewer than the phone has sent. */
  readonly isLossy?: boolean
  play(stage: Stage): Promise<void>
}

/** A Mini Program to launch. */
export interface Program<A extends object> {
  readonly baseURL: string
  readonly pages: Readonly<Record<string, PageDefinition>>
  readonly loginPage: string
  /** The page it starts on, with its query. */
  readonly entry: string
  /** The phone's network. */
  readonly phone?: Pick<HostOptions, 'network' | 'profile' | 'seed'>
  /** Interceptors that the drawings leave out. */
  readonly hidden?: readonly string[]
  /** Whether time is simulated, too: then minutes pass at once, and each scene says when it happens. */
  readonly hasClock?: boolean
  create(trace: Tracer): A
  /** Runs before the first scene. */
  before?(app: A): Promise<unknown>
}

export interface Check {
  readonly what: string
  readonly actual: unknown
  readonly expected: unknown
  readonly holds: boolean
}

/** For chapters without a network: 80 to 140 ms. No profile, because its times would be real ones, not the clock's. */
const usualNetwork = { profile: { latency: 80, jitter: 60 }, quirks: { noProfile: true } } as const

export type Stage = ReturnType<typeof createStage>

/** @param inspector sees the calls as well; then every chapter has a clock and a network that takes time */
export function createStage(server: MeetupServer, origin: string, story: Story, inspector?: Inspector) {
  const recorder = createRecorder()
  const checks: Check[] = []
  const peak = { inFlight: 0, queued: 0 }
  let host: Host | undefined
  let clock: Clock | undefined
  let loginPage = ''
  let namesAreShown = false
  let showsTime = false
  const phone = (): Host => {
    if (!host) throw new Error('nothing has been launched')
    return host
  }
  /** Waits for something; with a clock, time passes meanwhile. */
  const passing = async <T>(awaited: T | PromiseLike<T>): Promise<T> => (clock ? clock.drive(awaited) : awaited)
  const observe = () => {
    for (const name of ['inFlight', 'queued'] as const) peak[name] = Math.max(peak[name], host?.[name] ?? 0)
  }

  return {
    server,
    checks,
    /** The simulated phone, for chapters that change its state. */
    phone,
    /** The most requests that the phone has had at once: running, and waiting for a slot. */
    peak,

    async launch<A extends object>({ create, before, ...program }: Program<A>): Promise<void> {
      recorder.hide(program.hidden ?? [])
      showsTime = program.hasClock ?? false
      if (showsTime || inspector) clock = createClock(() => host?.onWire === 0, observe)
      const app = create(inspector ? (list) => inspector.tracer(recorder.trace(list)) : recorder.trace)
      const { pages, entry } = program
      loginPage = program.loginPage
      host = createHost({
        app,
        entry,
        pages: Object.keys(pages),
        ...(inspector && usualNetwork),
        ...program.phone,
        origins: { [new URL(program.baseURL).origin]: origin },
      })
      host.install()
      await passing(before?.(app))
      recorder.take()
      for (const [route, definition] of Object.entries(pages)) host.definePage(route, definition)
    },

    /** Says what happens, lets it happen, and draws the requests that it took. */
    async scene(line: string, action?: () => unknown): Promise<void> {
      const words = clock && showsTime ? `${timeOf(clock)}  ${line}` : line
      const tell = () => {
        if (!namesAreShown) story.names(recorder.names)
        namesAreShown = true
        story.say(words)
      }
      // The interceptors are known after the client's first request. If that is in this scene, the text is printed
      // after it.
      const isKnown = recorder.names.length > 0
      if (isKnown) tell()
      try {
        await passing(action?.())
        await passing(phone().idle())
      } finally {
        if (!isKnown) tell()
      }
      story.draw(recorder)
    },
    say: story.say,
    /** Resolves when nothing is under way. */
    settled: () => passing(phone().idle()),
    /** Milliseconds of the story so far. */
    elapsed: () => clock?.elapsed ?? 0,

    /** The page on top, as its definition types it. */
    page: <P>() => phone().page as unknown as P & { readonly url: string },

    /** Waits for a page to be on top. */
    async arrives(url: string): Promise<void> {
      const deadline = Date.now() + 5_000
      while (phone().page?.url.split('?')[0] !== url) {
        if (Date.now() > deadline) throw new Error(`${url} did not open; on top is ${phone().page?.url}`)
        await nextTurn()
      }
    },
    pages: () => phone().pages.map(({ url }) => url),
    /** The same in short form: `index › detail › login`. */
    stack: () =>
      phone()
        .pages.map(({ route }) => route.split('/').at(-1))
        .join(' › '),

    /** What the server was asked and what it responded, in its own order: `getGroups 10000`. */
    responses: (from = 0) =>
      server.requests.slice(from).map(({ path, code }) => `${/([^/]+)$/.exec(path)?.[1]} ${code}`),

    check(what: string, actual: unknown, expected: unknown) {
      checks.push({ what, actual, expected, holds: isDeepStrictEqual(actual, expected) })
    },

    /** What can be counted. */
    count() {
      const errors: Record<string, number> = {}
      for (const { outcome } of recorder.rides) {
        if (outcome !== 'OK') errors[outcome ?? 'UNSETTLED'] = (errors[outcome ?? 'UNSETTLED'] ?? 0) + 1
      }
      return {
        requests: server.requests.length,
        redirects: phone().calls.filter(({ options, state }) => {
          const { url } = Object(options) as { url?: string }
          return state === 'success' && url?.startsWith(`${loginPage}?from=`)
        }).length,
        refreshes: server.requests.filter(({ path }) => path.endsWith('/token/refresh')).length,
        errors,
      }
    },
    sent: () => phone().calls.filter(({ api }) => api === 'request' || /^(up|down)loadFile$/.test(api)).length,
    mistakes: () => phone().errors,
    close() {
      host?.dispose()
      clock?.remove()
    },
  }
}

function timeOf({ elapsed }: Clock): string {
  const seconds = Math.floor(elapsed / 1_000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
