// What a request through eleven plugins costs where Promise is built on timers, and that docs/performance.md says so.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { createMeter } from '../test/meter.ts'

it('a GET through eleven plugins (cache miss) costs one turn, and the host is asked in the caller’s tick', () => {
  const { measure } = createMeter()
  const one = { turns: 1, sends: 1, isAskedAtOnce: true }
  expect(measure((client) => client.get('a'))).toEqual(one)
  // Neither what was kept nor what has ended makes the next one dearer.
  expect(measure((client) => client.get('b'))).toEqual(one)
  expect(measure((client) => client.post('a', { n: 1 }))).toEqual(one)
})

const unauthorized = { statusCode: 401 }
const reset = { errMsg: 'request:fail errcode:-101 cronet_error_code:-101 error_msg:net::ERR_CONNECTION_RESET' }
const interrupted = { errMsg: 'request:fail interrupted' }
const changed = { errMsg: 'request:fail errcode:10011 error_msg:network change, cancel all task' }

/** Each case of the table, by its first cell. */
const cases: { readonly [name: string]: () => number } = {
  'cache miss, `memoryStore`': () => createMeter().measure((client) => client.get('a')).turns,
  'cache miss, `storageStore`': () => createMeter({ store: 'storage' }).measure((client) => client.get('a')).turns,
  'cache hit': () => {
    const { measure } = createMeter()
    measure((client) => client.get('a'))
    return measure((client) => client.get('a')).turns
  },
  'stale response, renewed behind it': () => {
    const { measure } = createMeter()
    const rule = { cache: { ttl: 0, staleWhileRevalidate: 60_000 } }
    measure((client) => client.get('a', rule))
    return measure((client) => client.get('a', rule)).turns
  },
  '`expiresAt`, token not expiring': () =>
    createMeter({ expiresAt: () => Number.POSITIVE_INFINITY }).measure((client) => client.get('a')).turns,
  'async `getToken`': () => createMeter({ reading: 'async' }).measure((client) => client.get('a')).turns,
  'a `signal` of its own': () => {
    const { measure, createCancelSource } = createMeter()
    return measure((client) => client.get('a', { signal: createCancelSource().signal })).turns
  },
  'dedupe follower': () => {
    const { client, measure } = createMeter()
    client.get('a').then(() => {})
    return measure((client) => client.get('a')).turns
  },
  'waiting for a slot': () => {
    const { client, measure } = createMeter({ limit: 1 })
    client.get('a').then(() => {})
    return measure((client) => client.get('b')).turns
  },
  'one retry': () => createMeter().measure((client) => client.get('a'), [reset]).turns,
  'network change, replayed': () => createMeter().measure((client) => client.get('a'), [changed]).turns,
  'interrupted, replayed when the app is shown': () =>
    createMeter().measure((client) => client.get('a'), [interrupted]).turns,
  'expired: refresh and replay': () => createMeter().measure((client) => client.get('a'), [unauthorized]).turns,
  'answered 404': () => createMeter().measure((client) => client.get('a'), [{ statusCode: 404 }]).turns,
}

/** The rows of the table below the heading, as case and turns. */
function tableOf(text: string, heading: string): [string, number][] {
  const section = text.split(`\n## ${heading}\n`)[1]!.split('\n## ')[0]!
  const rows = section.split('\n').filter((line) => line.startsWith('| ') && !/^\| *-/.test(line))
  return rows.slice(1).map((row) => {
    const [name = '', count] = row
      .slice(1)
      .split('|')
      .map((cell) => cell.trim())
    return [name, Number(count)]
  })
}

it('docs/performance.md says what each case costs', () => {
  const measured = Object.entries(cases).map(([name, measure]): [string, number] => [name, measure()])
  const file = fileURLToPath(new URL('../../../../docs/performance.md', import.meta.url))
  expect(tableOf(readFileSync(file, 'utf8'), 'Turns with eleven plugins')).toEqual(measured)
})
