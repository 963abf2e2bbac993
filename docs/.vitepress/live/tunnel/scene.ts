// Plays what was chosen twice, over the same simulated phone: by hand and with wxpipe. The page draws it, a test compares it.
import { createInspector, harOf } from '@wxpipe/inspector'
import { createHost, type Handler } from '@wxpipe/testing'
import { createByHand } from './by-hand.js'
import { type Choice, type SideName, sides } from './choice.ts'
import { createClock } from './clock.ts'
import { createRecording } from './recording.ts'
import { BASE_URL, createSession, HOME, LOGIN } from './session.ts'
import { serverOf, type Way, wayOf } from './way.ts'
import { createWithWxpipe } from './with-wxpipe.ts'

export type Har = ReturnType<typeof harOf>

/** How a request ended for the app, and after how many milliseconds. */
export interface End {
  readonly at: number
  readonly isOk: boolean
}

export interface SideOutcome {
  readonly answered: number
  readonly failed: number
  readonly unsettled: number
  /** Calls of wx.request. */
  readonly sends: number
  /** What the server has got of them. */
  readonly reached: number
  readonly refreshes: number
  readonly loginPages: number
  readonly ends: readonly End[]
  readonly har: Har
}

export interface Outcome extends Readonly<Record<SideName, SideOutcome>> {
  readonly way: Way
}

type App = (host: ReturnType<typeof createHost>) => {
  get(path: string): PromiseLike<unknown>
  har(): Har
}

const apps: Readonly<Record<SideName, App>> = {
  byHand({ wx }) {
    const recording = createRecording(wx.request)
    const request = createByHand({ ...wx, request: recording.request }, createSession(), BASE_URL)
    return { get: (path) => request({ url: BASE_URL + path }), har: () => harOf(recording.calls) }
  },
  wxpipe({ wx, getCurrentPages }) {
    const inspector = createInspector({ limit: Number.POSITIVE_INFINITY })
    const host = { ...wx, getCurrentPages }
    const client = createWithWxpipe(host, createSession(), BASE_URL, inspector.tracer)
    return { get: (path) => client.get(path), har: () => harOf(inspector.calls) }
  },
}

async function playSide(side: SideName, choice: Choice, way: Way): Promise<SideOutcome> {
  const clock = createClock(choice.seed)
  const { profile, seed, count } = choice
  const answer = serverOf(choice, way, () => clock.now)
  let reached = 0
  const handler: Handler = (request) => {
    reached++
    return answer(request)
  }
  // Ten seconds for a send, as app.json may say: it holds for both.
  const host = createHost({ handler, profile, seed, pages: [HOME, LOGIN], network: '4g', timeout: 10_000 })
  try {
    const app = apps[side](host)
    if (way.tunnel) {
      setTimeout(() => host.setNetwork('none'), way.tunnel.from)
      setTimeout(() => host.setNetwork('4g'), way.tunnel.to)
    }
    const ends: End[] = []
    const end = (isOk: boolean) => () => void ends.push({ at: clock.now, isOk })
    for (let id = 1; id <= count; id++) app.get(`groups/${id}`).then(end(true), end(false))
    await clock.runAll()
    const answered = ends.filter(({ isOk }) => isOk).length
    return {
      answered,
      failed: ends.length - answered,
      unsettled: count - ends.length,
      sends: host.requests.length,
      reached,
      refreshes: host.requests.filter(({ url }) => url.endsWith('/token/refresh')).length,
      loginPages: host.pages.filter(({ route }) => route === LOGIN).length,
      ends,
      har: app.har(),
    }
  } finally {
    host.dispose()
    clock.remove()
  }
}

/** Takes the timers of its thread while it plays: a page lets a worker do it. */
export async function play(choice: Choice): Promise<Outcome> {
  const way = wayOf(choice)
  const outcomes: Partial<Record<SideName, SideOutcome>> = {}
  for (const side of sides) outcomes[side] = await playSide(side, choice, way)
  return { ...(outcomes as Record<SideName, SideOutcome>), way }
}
