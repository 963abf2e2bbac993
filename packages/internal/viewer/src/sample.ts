// A made-up HAR as the inspector writes it: an app's first seconds on a poor network. The page's example, and as long as a test wants.
import type { Har } from './model/har.ts'
import type { Step } from './model/lanes.ts'

type Kind = keyof typeof firstStatus

const outer = ['login-redirect', 'cache']
const inner = ['retry', 'token-refresh', 'queue', 'token-injection', 'token-expiry']
/** The status of the first send's response; 0 for no response. */
const firstStatus = { ok: 200, cached: 200, expired: 401, retried: 503, missing: 404, offline: 0 } as const
const kinds: readonly Kind[] = ['ok', 'ok', 'expired', 'cached', 'ok', 'retried', 'ok', 'missing', 'ok', 'offline']
const paths = [
  'profile',
  'group/getGroups',
  'activity/getActivityList?pageNo=1',
  'activity/105',
  'match/getMatchImages?matchId=1105',
]
const BEGINNING = Date.UTC(2026, 4, 17, 9, 30)

/** Equal for equal numbers. @param calls how many; each tenth fails for good */
export function sampleHar(calls = 24): Har {
  const entries = Array.from({ length: calls }, (_, index) => callOf(index, kinds[index % kinds.length]!)).flat()
  const creator = { name: 'wxpipe', version: 'example' }
  return { log: { version: '1.2', creator, pages: [], entries } }
}

function callOf(index: number, kind: Kind): object[] {
  const began = BEGINNING + Math.floor(index / 4) * 420 + (index % 4) * 35
  const steps: Step[] = []
  const sends: { readonly at: number; readonly length: number; readonly status: number }[] = []
  let at = 0
  const step = (type: Step['type'], names: readonly string[]) => {
    for (const name of names) steps.push({ type, name, at })
  }
  const outward = [...inner].reverse()
  const send = (status: number, length: number, queued = 0) => {
    step('enter', ['queue'])
    at += queued
    step('enter', ['token-injection', 'token-expiry', 'transport'])
    sends.push({ at, length, status })
    at += length
    const hasFailed = status === 0 || status >= 400
    step(hasFailed ? 'fail' : 'exit', ['transport'])
  }
  const length = 60 + ((index * 47) % 150)
  step('enter', outer)
  if (kind === 'cached') {
    step('exit', [...outer].reverse())
    return [entryOf(index, began, steps, { at: 0, length: 0.4, status: 200 }, 0, kind)]
  }
  step('enter', ['retry', 'token-refresh'])
  send(firstStatus[kind], length, (index % 5) * 18)
  if (kind === 'expired') {
    step('fail', ['token-expiry', 'token-injection', 'queue'])
    at += 180
    send(200, length)
  } else if (kind === 'retried' || kind === 'offline') {
    for (const pause of [300, 650]) {
      step('fail', outward.slice(0, -1))
      at += pause
      step('enter', ['token-refresh'])
      send(kind === 'offline' ? 0 : pause === 300 ? 503 : 200, length)
    }
  }
  const ending = kind === 'missing' || kind === 'offline' ? 'fail' : 'exit'
  step(ending, [...outward, ...[...outer].reverse()])
  return sends.map((one, number) => entryOf(index, began, steps, one, number + 1, kind))
}

function entryOf(
  index: number,
  began: number,
  steps: readonly Step[],
  { at, length, status }: { readonly at: number; readonly length: number; readonly status: number },
  send: number,
  kind: Kind,
): object {
  const url = `https://api.example.com/meetup/api/v1/${paths[index % paths.length]}`
  const isNew = send === 1 && index < 3
  const parts = isNew
    ? { dns: length * 0.12, connect: length * 0.3, ssl: length * 0.2 }
    : { dns: -1, connect: -1, ssl: -1 }
  const rest = length - (isNew ? length * 0.42 : 0)
  const timings = { blocked: send ? 0.6 : -1, ...parts, send: 0.3, wait: rest * 0.75, receive: rest * 0.25 }
  const hasFailed = kind === 'offline' || kind === 'missing'
  const body = JSON.stringify(
    status === 200 ? { code: '10000', data: { id: index } } : { code: String(status), message: '…' },
  )
  return {
    startedDateTime: new Date(began + at).toISOString(),
    time: length + 0.9,
    request: {
      method: 'GET',
      url,
      httpVersion: 'h2',
      cookies: [],
      headers: [
        { name: 'authorization', value: '•••' },
        { name: 'x-client', value: '1.4.0' },
      ],
      queryString: [],
      headersSize: -1,
      bodySize: 0,
    },
    response: {
      status,
      statusText: '',
      httpVersion: 'h2',
      cookies: [],
      headers: status ? [{ name: 'content-type', value: 'application/json' }] : [],
      content: { size: body.length, mimeType: 'application/json', ...(status && { text: body }) },
      redirectURL: '',
      headersSize: -1,
      bodySize: status ? body.length * (3 + (index % 7)) : -1,
      ...(status === 0 && { _error: 'NETWORK' }),
    },
    cache: {},
    timings,
    ...(!send && { _fromCache: 'memory' }),
    _wxpipe: {
      call: index + 1,
      send,
      startedDateTime: new Date(began).toISOString(),
      duration: steps.at(-1)?.at,
      outcome: hasFailed ? 'failed' : 'ok',
      statusCode: status,
      answeredBy: send ? 'transport' : 'cache',
      ...(hasFailed && { error: { name: 'HttpError', message: `GET ${url}: ${status || 'no network'}` } }),
      steps,
    },
  }
}
