// One life of a composed app, played step by step in faked time, and the rules that it must never break.
import type { HttpResponse, Interceptor } from '@wxpipe/core'
import { drain, elapse, flush } from '@wxpipe/test-support'
import { vi } from 'vitest'
import {
  contentIn,
  endsWithPage,
  isCached,
  mayRenew,
  requestOf,
  type Sent,
  usesHttp,
  wrongFailure,
  wrongResponse,
} from './calls.ts'
import type { Ask, Name, Plan } from './plan.ts'
import { polyfilled, sourceOf } from './signals.ts'
import { createWorld } from './world.ts'

/** Plays a life to its end. @returns what went against the rules */
export async function play(plan: Plan, plant?: () => Interceptor): Promise<readonly string[]> {
  const broken: string[] = []
  const all: Sent[] = []
  const world = createWorld(plan, all, broken, plant)
  const { server, session, host, slots, sends, clients, listening, happens, change } = world
  const filePath = host.addFile(new Uint8Array(100), 'png')
  const newest = new Map<string, number>()
  const errors = new Set<unknown>()
  // Of the calls that share one; a new one when it is aborted.
  let shared = polyfilled()
  const waitsOutside = plan.hooks.some(({ order, does }) => order < 205 && does.startsWith('waits'))
  const isOpen = ({ page }: Sent) => !page || (host.pages as readonly object[]).includes(page)
  const note = (wrong: string | undefined) => {
    if (wrong) broken.push(wrong)
  }

  /** What is shown as fresh is no older than what was shown before. */
  const lookAtVersion = (sent: Sent, { header }: HttpResponse, version: number) => {
    const { id, ask, users } = sent
    if (!isCached(sent, plan) || users.size > 1) return
    const key = [...users, ask.options['auth'], usesHttp(sent, plan), ask.isForeign, ask.key].join()
    const [, left] = /hit; ttl=(-?\d+)/.exec(header['cache-status'] ?? '') ?? []
    const before = newest.get(key) ?? 0
    if (Number(left) >= 0 && version < before) broken.push(`#${id} is shown ${version} as fresh, after ${before}`)
    newest.set(key, Math.max(before, version))
  }
  const succeed = (sent: Sent, response: HttpResponse) => {
    sent.settled++
    sent.outcome = 'ok'
    if (sent.ask.kind === 'stream' || sent.ask.kind === 'download') return
    const content = contentIn(response)
    // An expired code that nobody judges.
    if (Object(content).code === '99997') return
    note(wrongResponse(sent, content, session.user))
    lookAtVersion(sent, response, content.version)
    content.isChanged = true
  }
  const fail = (sent: Sent, error: unknown) => {
    sent.settled++
    sent.outcome = `${error}`
    // Where a hook outside of page-scope waits, the request ends with the page that is on top after the wait.
    const isOtherPages = waitsOutside && sent.page
    note(wrongFailure(sent, error, plan, isOpen(sent) && !isOtherPages))
    if (errors.has(error)) broken.push(`#${sent.id} failed with the error of another call: ${error}`)
    errors.add(error)
  }
  const send = (ask: Ask) => {
    const id = all.length
    const client = clients[id % clients.length]!
    const chain = client.inspect()
    const has = (name: Name) => chain.includes(` ${name}`)
    // Files and streams need their plugins.
    if ((ask.kind === 'stream' && !has('stream')) || (/load/.test(ask.kind) && !has('transfer'))) return
    const page = has('page-scope') && endsWithPage(ask) ? host.page : undefined
    const source = sourceOf(ask.signal, shared)
    const sent: Sent = { ...source, id, ask, has, began: Date.now(), page, settled: 0, users: new Set([session.user]) }
    all.push(sent)
    const hear = () => {
      if (sent.settled || sent.reason) broken.push(`#${id} is told an event after its end (${sent.outcome})`)
    }
    client.request<never>(requestOf(sent, filePath, hear) as never).then(
      (response) => succeed(sent, response),
      (error) => fail(sent, error),
    )
  }
  const abort = async (sent: Sent | undefined) => {
    // Of several, those that have ended in this tick are to say so first.
    if (sent?.ask.signal === 'page') await flush()
    // In this very tick it may have ended, and only its promise does not tell yet: then nobody listens any more.
    if (!sent || sent.settled || !sent.listeners()) return
    const reason = `reason ${sent.id}`
    for (const other of all) if (other.signal === sent.signal && !other.settled) other.reason = reason
    if (sent.ask.signal === 'page') shared = polyfilled()
    sent.abort(reason)
  }
  const look = () => {
    for (const sent of all) {
      if (sent.settled) continue
      if (sent.reason) broken.push(`#${sent.id} does not end when it is aborted`)
      if (waitsOutside) continue
      if (!isOpen(sent)) broken.push(`#${sent.id} outlives its page`)
      const total = sent.ask.options['deadline'] ?? plan.options.deadline?.['total']
      // A login that a person is typing is not counted.
      const isBounded = sent.has('deadline') && typeof total === 'number' && !sent.has('login-redirect')
      if (isBounded && Date.now() > sent.began + total) broken.push(`#${sent.id} outlives its deadline`)
    }
  }

  session.logIn('A')
  for (const { does, after, ask, which = 0 } of plan.steps) {
    if (does === 'send') send(ask!)
    else if (does === 'abort') await abort(all.filter(({ settled }) => !settled)[which])
    else {
      // In a tick of its own: responses from before have reached their callers.
      await flush()
      if (does === 'remove' || does === 'use') change(does, which)
      else await happens[does]()
    }
    if (after) {
      await flush()
      look()
      await elapse(after, look)
    }
  }
  host.foreground()
  host.setNetwork('wifi')
  await drain(look, () => all.every(({ settled }) => settled))
  for (const { id, settled, outcome } of all)
    if (settled !== 1) broken.push(`#${id} has settled ${settled} times: ${outcome}`)

  const isQuiet = () => !host.inFlight && !slots.pending && !slots.size && !session.isRefreshing()
  for (let turn = 0; turn < 200 && !isQuiet(); turn++) await elapse(100, look)
  // Rests are over, and the watchdog has ticked once more.
  await elapse(1_300, look)
  const timers = vi.getTimerCount()
  if (timers && !all.some((sent) => mayRenew(sent, plan))) broken.push(`${timers} timers run on for nobody`)
  await drain(look)
  const rest = { timers: vi.getTimerCount(), slots: slots.pending, waiting: slots.size, inFlight: host.inFlight }
  for (const [what, count] of Object.entries(rest)) if (count) broken.push(`${what}: ${count} left`)
  if (listening().length) broken.push(`listening still: ${listening()}`)
  for (const { id, listeners } of all) if (listeners()) broken.push(`#${id} has left a listener at its signal`)
  sends.end(server.delivered)
  return broken
}
