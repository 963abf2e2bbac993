// The soak: so many requests through all plugins over real HTTP in a bad hour; prints a report as JSON.
// node --expose-gc --import tsx main.ts [requests] [leak]
import { setTimeout as sleep } from 'node:timers/promises'
import { attemptsOf } from '@wxpipe/retry'
import { createApp } from './app.ts'
import { createPhone } from './phone.ts'
import { seeded } from './random.ts'
import { countedSignal, heapUsed, listening, watchTimers } from './remains.ts'
import type { Checkpoint, Report } from './report.ts'
import { serve } from './server.ts'

const [total = 20_000, leak] = process.argv.slice(2)
const checkpoints = 10
const perBatch = Number(total) / checkpoints
const random = seeded(20_261)
const timers = watchTimers()
const server = await serve(seeded(7))
const session = { user: 1, token: server.logIn() }
// The same person logs in again: another one's requests would be refused, not lost.
const phone = createPhone(server.origin, random, () => {
  session.token = server.logIn()
  return login
})
const { clients, slots, counts, login } = createApp(phone, session, leak === 'leak')
const outcomes = { answered: 0, aborted: 0, left: 0, refused: 0, ended: 0, late: 0 }
const lost: string[] = []
const priorities = ['high', 'normal', 'low'] as const
let begun = 0

/** Sends one request in one of many ways, and looks at what becomes of it. */
async function send(): Promise<void> {
  await phone.free()
  const number = ++begun
  const path = `/${Math.floor(random() * 300)}`
  const method = (['GET', 'GET', 'GET', 'PUT', 'POST'] as const)[number % 5]!
  const { signal, abort } = countedSignal()
  const { page } = phone.host
  // One in twenty: while it is queued, sent, waiting for a repetition or for the phone.
  const mayAbort = random() < 0.05
  if (mayAbort) setTimeout(abort, random() * 60)
  // One or two in a hundred of these meet an equal request: enough that there are always some.
  const isReject = random() < 0.1
  const { issued } = server.counts
  try {
    const { data } = await clients[number % 2]!.request<{ path: string }>({
      url: path,
      method,
      signal,
      queue: { priority: priorities[Math.floor(random() * 3)] },
      ...(method === 'POST' && { retry: 20, resume: true }),
      ...(random() < 0.1 && { cache: { ttl: 50, staleIfError: 1_000, tags: ['some'] } }),
      ...(random() < 0.05 && { cache: { ttl: 1, staleWhileRevalidate: 100 } }),
      ...(isReject && { dedupe: 'reject' }),
      ...(random() < 0.1 && { scope: false }),
    })
    outcomes.answered++
    if (data.path !== path) lost.push(`${path} got the response to ${data.path}`)
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    // A call is replayed once. When the token of its replay has ended too before its turn came, it is the caller's.
    if (code === 'AUTH_EXPIRED' && server.counts.issued - issued > 1) outcomes.ended++
    // A read that shares another's send waits for its response as long as its own timeout; retry sees none of that.
    else if (code === 'TIMEOUT' && method === 'GET' && attemptsOf(error) === undefined) outcomes.late++
    // On a slow machine a write may be repeated until its deadline. One that hung would have sent less.
    else if (code === 'TIMEOUT' && Number(/deadline .*own sends: (\d+)/.exec(message)?.[1]) > 20) outcomes.late++
    else if (code !== 'ABORT') lost.push(`${method} ${path}: ${message}`)
    else if (mayAbort && signal.aborted) outcomes.aborted++
    else if (isReject && /equal request/.test(message)) outcomes.refused++
    else if (!phone.host.pages.includes(page!)) outcomes.left++
    else lost.push(`${method} ${path}: ${(error as Error).stack}`)
  }
}

/** What is there between two batches, when nothing runs. */
async function look(): Promise<Checkpoint> {
  // A stale response may still be renewed, an abort's own timer may be due, and core's watchdog ticks once more.
  for (let turn = 0; turn < 400 && (timers() || phone.host.inFlight); turn++) await sleep(10)
  return {
    heap: await heapUsed(),
    timers: timers(),
    listeners: listening() + phone.listening().length,
    slots: slots.pending + slots.size,
    inFlight: phone.host.inFlight,
  }
}

const seen: Checkpoint[] = []
const start = Date.now()
for (let batch = 0; batch < checkpoints; batch++) {
  const quiet = phone.live()
  let left = perBatch
  const work = async () => {
    while (left-- > 0) await send()
  }
  // A hundred at a time: the page is busy, and the line is long.
  await Promise.all(Array.from({ length: 100 }, work))
  await quiet()
  await phone.free()
  seen.push(await look())
}

// A fresh burst has all the slots.
const burst = Array.from({ length: 12 }, (_, n) => clients[0]!.get(`burst-${n}`, { cache: false, dedupe: false }))
const inBurst = phone.host.inFlight
await Promise.allSettled(burst)
const last = await look()
const report: Report = {
  requests: begun,
  outcomes,
  lost,
  checkpoints: seen,
  last,
  inBurst,
  sends: { ...counts, served: server.counts.served + server.counts.spoilt + server.counts.refused },
  refreshes: server.counts.refreshes,
  refused: server.counts.refused,
  logins: phone.logins(),
  seconds: Math.round((Date.now() - start) / 1_000),
}
phone.host.dispose()
server.close()
console.log(JSON.stringify(report))
