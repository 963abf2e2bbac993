// One life of that app in faked time, and the rules that it must never break.
import type { Interceptor } from '@wxpipe/core'
import { countedSource, elapse, flush } from '@wxpipe/test-support'
import { createHost } from '@wxpipe/testing'
import { vi } from 'vitest'
import { watchedWx } from '../watched-wx.ts'
import { createApp, createPlugins } from './app.ts'
import { begin, isOnce, requestOf, type Sent, statesOf, wrongFailure } from './calls.ts'
import { createPhone, home, pass, tabBar } from './phone.ts'
import type { Ask, Plan } from './plan.ts'
import { recover } from './recovery.ts'
import { createServer } from './server.ts'
import { createSession } from './session.ts'
import { watch } from './watch.ts'

/** A mistake that is made on purpose: one interceptor more. */
export type Plant = () => Interceptor

/** Plays a life to its end. @returns what went against the rules */
export async function play(
  plan: Plan,
  plant?: Plant,
  log: (line: string) => void = () => {},
): Promise<readonly string[]> {
  const broken: string[] = []
  const note = (isWrong: unknown, what: string | undefined) => {
    if (!isWrong || broken.includes(what!)) return
    broken.push(what!)
    log(`BROKEN ${what}`)
  }
  const all: Sent[] = []
  const has = (name: string) => (plan.plugins as readonly string[]).includes(name)
  const server = createServer(plan)
  const session = createSession(plan, server, note, () => {
    for (const sent of all) if (!sent.settled) sent.isAnothers = true
  })
  const host = createHost({ entry: home, tabBar, maxRequests: 1_000, handler: server.serve, quirks: plan.quirks })
  const { wx, listening } = watchedWx(host)
  const { around, words, tells, look, calm } = watch(plan, host, wx, all, note, session)
  const plugins = createPlugins(plan, session, words)
  const clients = Array.from({ length: plan.clients }, () =>
    createApp(plan, wx, plugins, session, plant ? [...around, plant()] : around),
  )
  const phone = createPhone(plan, host, wx, server, session, plugins, clients, all, look)
  const filePath = host.addFile(new Uint8Array(100), 'png')
  const isOpen = ({ page }: Sent) => !page || host.pages.includes(page)

  const send = (ask: Ask): Sent => {
    const id = all.length
    const sent: Sent = { id, ask, source: countedSource(), page: host.page, settled: 0 }
    all.push(sent)
    const hear = () => note(sent.settled || sent.isAborted, `#${id} is told an event after its end (${sent.outcome})`)
    const options = requestOf(sent, plan, filePath, hear) as { toast?: unknown }
    if (options.toast === '…') options.toast = tells
    const { call, shown } = begin(clients[id % clients.length]!, sent, options)
    const end = (outcome: string) => {
      log(`  #${id} ${outcome}`)
      sent.settled++
      sent.outcome = outcome
    }
    const isOwn = (error: unknown) => /CONFIG/.test(Object(error).code) || session.storage.hasFailed
    shown?.catch((error) => note(!isOwn(error), `page-state threw ${Object(error).stack}`))
    // `more` asks for nothing where a call is under way, or there is nothing more.
    if (!call) end('nothing asked')
    else
      call.then(
        () => {
          note(sent.isAborted && !has('cache'), `#${id} got a response after its abort`)
          end('ok')
        },
        (error) => {
          const wrong = wrongFailure(sent, error, plan, isOpen(sent))
          note(wrong && !session.storage.hasFailed, wrong)
          end(`${error}`)
        },
      )
    return sent
  }
  const abort = (sent: Sent | undefined) => {
    // In this very tick it may have ended, and only its promise does not tell yet: then nobody listens any more.
    if (!sent?.source.listeners()) return
    sent.isAborted = true
    sent.source.abort('aborted')
  }

  if (plan.seed % 4) phone.enter('A')
  for (const { does, after, ask, which = 0 } of plan.steps) {
    log(
      `${performance.now()} ${does} ${ask ? `#${all.length} ${JSON.stringify(ask)}` : ''} [${host.pages.map(({ route }) => route)}]`,
    )
    if (does === 'send') send(ask!)
    else if (does === 'abort') abort(all.filter(({ settled }) => !settled)[which])
    else {
      // In a tick of its own: responses from before have reached their callers.
      await flush()
      await phone.happens[does]()
    }
    await flush()
    look()
    if (after > 1_000) await pass(after, look)
    else if (after) await elapse(after, look)
  }
  log('the end')
  host.foreground()
  host.setNetwork('wifi')
  host.setProfile('ideal')
  calm()
  session.storage.failures = 0
  // The longest wait is that for a login that nobody finishes.
  for (let turn = 0; turn < 50 && (all.some(({ settled }) => !settled) || session.isRefreshing()); turn++)
    await pass(100_000, look)
  for (const { id, settled, outcome, ask } of all)
    note(settled !== 1, `#${id} ${ask.kind} has settled ${settled} times: ${outcome}`)
  await pass(13_000, look)
  // A rest of the server, and a stale response that is renewed, may take longer.
  note(vi.getTimerCount() && !has('cache') && !plan.options['queue']?.['isPolite'], 'timers run on for nobody')
  await pass(3_700_000, look)
  const { queue: slots } = plugins
  const rest = {
    ...{ timers: vi.getTimerCount(), slots: slots.pending, waiting: slots.size, inFlight: host.inFlight },
    ...{ listening: listening().length, indicators: host.screen.kind === 'loading' ? 1 : 0 },
  }
  for (const [what, count] of Object.entries(rest)) note(count, `${what}: ${count} left`)
  for (const { id, source } of all) note(source.listeners(), `#${id} has left a listener at its signal`)
  for (const page of host.pages) note(statesOf(page).includes('loading'), `${page.route} shows 'loading' for ever`)
  for (const sent of all)
    note(
      isOnce(sent, has) && (server.delivered.get(`${sent.id}`) ?? 0) > 1,
      `#${sent.id} (${sent.ask.kind}) was done twice`,
    )

  await recover(plan, host, server, phone, send, look, note)
  note(host.errors.length, `the host has seen ${host.errors}`)
  host.dispose()
  return broken
}
