// Entries of any tool become calls with phases; the inspector's become calls with their sends and lanes.
import { describe, expect, it } from 'vitest'
import { hostile } from '../fixtures/hostile.ts'
import { ofCharles, ofChrome, ofFirefox } from '../fixtures/others.ts'
import { sampleHar } from '../sample.ts'
import { readWaterfall } from './calls.ts'
import { heldFor } from './lanes.ts'

const look = (har: Parameters<typeof readWaterfall>[0]) =>
  readWaterfall(har).entries.map(({ method, path, host, status, outcome, from, to }) => [
    method,
    host + path,
    status,
    outcome,
    from,
    to,
  ])

describe('a HAR of another tool', () => {
  it('of Chrome: a query stays in the path, its cache and its errors are known', () => {
    expect(look(ofChrome)).toEqual([
      ['GET', 'shop.example/?from=mail', 200, 'ok', 0, 180],
      ['GET', 'shop.example/logo.svg', 200, 'cached', 200, 202],
      ['POST', 'api.shop.example/cart', 0, 'failed', 300, 1_000],
    ])
  })

  it('of Chrome: connect does not count the TLS in it twice, and the size is what was transferred', () => {
    const { phases, size } = readWaterfall(ofChrome).entries[0]!
    expect(phases.map(({ name, from, to }) => [name, from, to])).toEqual([
      ['blocked', 0, 5],
      ['dns', 5, 15],
      ['connect', 15, 35],
      ['ssl', 35, 75],
      ['send', 75, 76],
      ['wait', 76, 166],
      ['receive', 166, 180],
    ])
    expect(size).toBe(21_345)
  })

  it('of Firefox: the earliest date is the beginning, wherever it stands; calls come in the order in which they began', () => {
    expect(look(ofFirefox)).toEqual([
      ['GET', 'shop.example/b.js', 304, 'cached', 250, 290],
      ['GET', 'shop.example/old', 301, 'redirect', 0, 120],
      ['GET', 'shop.example/c.css', 404, 'error', 400, 400],
    ])
    expect(readWaterfall(ofFirefox).calls.map(({ entries }) => entries[0]?.index)).toEqual([1, 0, 2])
  })

  it('of Charles: what has no timings is drawn by its time', () => {
    expect(look(ofCharles)).toEqual([
      ['CONNECT', 'api.weixin.qq.com/', 200, 'ok', 0, 90],
      ['GET', 'api.weixin.qq.com/sns/jscode2session?js_code=1', 503, 'error', 77, 377],
    ])
    expect(readWaterfall(ofCharles).entries[0]?.phases).toEqual([])
  })

  it('each entry is a call of its own, without lanes', () => {
    const { calls } = readWaterfall(ofChrome)
    expect(calls.map(({ entries, lanes }) => [entries.length, lanes.length])).toEqual([
      [1, 0],
      [1, 0],
      [1, 0],
    ])
  })

  it('of an enemy: every number is a number', () => {
    const { calls, entries, duration, epoch } = readWaterfall(hostile)
    const numbers = [...calls, ...entries].flatMap(({ from, to }) => [from, to])
    expect([...numbers, duration, epoch].filter((value) => !Number.isFinite(value) || value < 0)).toEqual([])
    expect(entries).toHaveLength(6)
  })
})

describe('a HAR of the inspector', () => {
  const { calls, entries } = readWaterfall(sampleHar(10))
  const callOf = (index: number) => calls.find(({ key }) => key === String(index + 1))!

  it('has the sends of one call together', () => {
    expect(entries).toHaveLength(15)
    expect(calls.map(({ key, entries }) => `${key}×${entries.length}`)).toEqual([
      '1×1',
      '2×1',
      '3×2',
      '4×1',
      '5×1',
      '6×3',
      '7×1',
      '8×1',
      '9×1',
      '10×3',
    ])
  })

  it('says how a call ended for the app: a refresh and a retry made it good, a response came from the cache', () => {
    expect(calls.map(({ outcome }) => outcome)).toEqual([
      'ok',
      'ok',
      'ok',
      'cached',
      'ok',
      'ok',
      'ok',
      'error',
      'ok',
      'failed',
    ])
  })

  it('has a lane for each interceptor, the outermost first', () => {
    expect(callOf(2).lanes.map(({ name }) => name)).toEqual([
      'login-redirect',
      'cache',
      'retry',
      'token-refresh',
      'queue',
      'token-injection',
      'token-expiry',
      'transport',
    ])
    expect(callOf(3).lanes.map(({ name }) => name)).toEqual(['login-redirect', 'cache'])
  })

  it('knows whom the call has waited for', () => {
    const held = (index: number) =>
      Object.fromEntries(
        callOf(index)
          .lanes.filter((lane) => heldFor(lane) > 0)
          .map((lane) => [lane.name, Math.round(heldFor(lane))]),
      )
    expect(held(2)).toEqual({ 'token-refresh': 180, queue: 36, transport: 308 })
    expect(held(5)).toMatchObject({ retry: 950 })
  })

  it('begins where the call began, before its first send', () => {
    const call = callOf(1)
    expect(call.entries[0]!.from - call.from).toBe(18)
  })
})

describe('a call that was served inside', () => {
  const entry = (send: number, at: string, status: number, own: object) => ({
    startedDateTime: at,
    time: 10,
    request: { method: 'GET', url: 'https://a.example/list' },
    response: { status },
    timings: { wait: 10 },
    _wxpipe: { call: 1, send, startedDateTime: '2026-05-17T09:30:00.000Z', steps: [], ...own },
  })

  it('is from the cache, although the cache has asked the server as well', () => {
    const own = { outcome: 'ok', answeredBy: 'cache' }
    const [call] = readWaterfall({
      log: {
        entries: [entry(0, '2026-05-17T09:30:00.000Z', 200, own), entry(1, '2026-05-17T09:30:00.001Z', 200, own)],
      },
    }).calls
    expect([call?.outcome, call?.entries.map(({ answeredBy }) => answeredBy)]).toEqual(['cached', ['cache', '']])
  })

  it('has failed when an interceptor refused what the server gave', () => {
    const own = { outcome: 'failed', error: { message: 'GET https://a.example/list: expired' } }
    const [call] = readWaterfall({ log: { entries: [entry(1, '2026-05-17T09:30:00.000Z', 200, own)] } }).calls
    expect([call?.outcome, call?.error]).toEqual(['failed', 'GET https://a.example/list: expired'])
  })
})
