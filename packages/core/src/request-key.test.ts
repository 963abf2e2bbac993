// Which requests have one key: those that a server and the host cannot tell apart, however they are written.
import { describe, expect, it } from 'vitest'
import { keys } from '../test/keys.ts'
import type { HttpRequest, RequestOptions } from './index.ts'

const keyOf = (request: Partial<RequestOptions>) => keys().keyOf({ url: 'x', ...request })

describe('a key', () => {
  it('is method and path, and a hash of what else there is', () => {
    expect(keyOf({})).toBe('GET https://api.example.com/x')
    expect(keyOf({ method: 'POST', data: {} })).toMatch(/^POST https:\/\/api\.example\.com\/x#[-\da-z]+\.[-\da-z]+$/)
  })

  it('does not depend on the order of query parameters, unless they have one name', () => {
    const written = keyOf({ url: 'x?a=1&b=2&a=3' })
    expect(keyOf({ url: 'x?b=2&a=1&a=3' })).toBe(written)
    expect(keyOf({ query: { b: 2, a: [1, 3] } })).toBe(written)
    expect(keyOf({ url: 'x?b=2', query: { a: [1, 3] } })).toBe(written)
    expect(keyOf({ query: { a: [3, 1], b: 2 } })).not.toBe(written)
    expect(keyOf({ query: { a: [2, 3], b: 2 } })).not.toBe(written)
    expect(keyOf({ url: 'x?' })).not.toBe(keyOf({}))
    expect(keyOf({ url: 'x?a=1b=2' })).not.toBe(keyOf({ url: 'x?a=1&b=2' }))
  })

  it('does not depend on the case or the order of header names, nor on the fragment', () => {
    const written = keyOf({ header: { 'x-a': '1', 'X-B': '2' } })
    expect(keyOf({ url: 'x#top', header: { 'x-b': '2', 'X-A': 1 } })).toBe(written)
    expect(keyOf({ header: { 'x-b': '1', 'X-A': '2' } })).not.toBe(written)
  })

  it('knows the header as it is sent when a hook has spread another spelling, or nothing, into it', () => {
    const hook = (extra: object) => (request: HttpRequest) => ({ ...request, header: { ...request.header, ...extra } })
    const header = { 'x-a': '1', 'x-b': '2' }
    const sent = keyOf({ header: { 'x-a': '3', 'x-b': '2' } })
    expect(keys({ header }, hook({ 'X-A': '3' })).keyOf({ url: 'x' })).toBe(sent)
    expect(keys({ header }, hook({ 'X-A': null, 'X-B': undefined })).keyOf({ url: 'x' })).toBe(
      keyOf({ header: { 'x-b': '2' } }),
    )
  })

  it('is another one for `auth: false` and for host options that are another', () => {
    const all = [
      {},
      { auth: false },
      { dataType: 'text' },
      { responseType: 'arraybuffer' as const },
      { responseType: 'text' as const },
      { enableCache: true },
      { enableHttp2: true },
    ].map((options: object) => keyOf(options))
    expect(new Set(all).size).toBe(all.length)
    expect(keyOf({ dataType: 'text', enableCache: true })).toBe(keyOf({ enableCache: true, dataType: 'text' }))
  })

  it('does not depend on a host option that a hook has set to nothing', () => {
    const hook = (request: HttpRequest) => ({ ...request, hostOptions: { enableCache: undefined } })
    expect(keys({}, hook as never).keyOf({ url: 'x' })).toBe(keyOf({}))
  })

  it('is another one for another rule of the envelope, another mock and another idempotency key', () => {
    const all = [
      {},
      { envelope: false },
      { envelope: { data: 'rows' } },
      { envelope: { data: 'list' } },
      { mock: false },
      { idempotencyKey: 'order-1' },
      { idempotencyKey: 'order-2' },
    ]
    const found = all.map((options: object) => keyOf(options))
    expect(new Set(found).size).toBe(all.length)
  })

  it('tells data apart that JSON writes alike', () => {
    const all = [
      undefined,
      null,
      'null',
      '',
      {},
      '{}',
      { a: undefined },
      { a: null },
      { a: Number.NaN },
      { a: 'NaN' },
      [],
      [undefined],
      [null],
      { at: new Date(0) },
      { at: new Date(1) },
      { at: '1970-01-01T00:00:00.000Z' },
      { a: 1, b: { c: 2 } },
      { a: 1, b: [{ c: 2 }] },
      new Array(2),
      [new Array(1), []],
      [[], new Array(1)],
      { [Symbol.toStringTag]: 'Date', id: 1 },
      { [Symbol.toStringTag]: 'Date', id: 2 },
    ].map((data) => keyOf({ method: 'POST', data }))
    expect(all).not.toContain(undefined)
    expect(new Set(all).size).toBe(all.length)
    expect(keyOf({ data: { b: { d: 1, c: 2 }, a: 1 } })).toBe(keyOf({ data: { a: 1, b: { c: 2, d: 1 } } }))
    const part = { p: 1 }
    expect(keyOf({ data: [part, part] })).toBe(keyOf({ data: [{ p: 1 }, { p: 1 }] }))
  })

  it('does not exist for data that could look equal and be different, wherever it stands', () => {
    class Item {
      readonly id = 1
    }
    const circle: { self?: object } = {}
    circle.self = circle
    const odd: unknown[] = [
      new Uint8Array([1]),
      new Uint8Array([1]).buffer,
      new FormData(),
      new URLSearchParams('a=1'),
      new Map([[1, 2]]),
      new Item(),
      Object.create({ inherited: 1 }),
      () => 1,
      ['a'][Symbol.iterator](),
      { next: () => ({ done: true }) },
      { toJSON: () => 'a' },
      Object.defineProperty({}, 'toJSON', { value: () => 'a' }),
      Object.assign([1], { toJSON: () => 'a' }),
      Object.defineProperty([1], 'toJSON', { value: () => 'a' }),
      new (class extends Array {
        toJSON = () => 'a'
      })(),
      new (class List extends Array {
        toJSON() {
          return 'a'
        }
      })(),
      Object.assign(new Date(0), { toJSON: () => 'a' }),
      Object.defineProperty(new Date(0), Symbol.toPrimitive, { value: () => 'a' }),
      new (class Day extends Date {
        override toJSON() {
          return 'a'
        }
      })(0),
      Object.assign(new Item(), { [Symbol.toStringTag]: 'Date' }),
      Symbol('a'),
      BigInt(10),
      circle,
    ]
    for (const data of odd) {
      for (const body of [data, [data], { deep: [{ data }] }])
        expect(keyOf({ method: 'POST', data: body })).toBe(undefined)
    }
    let deep: unknown[] = []
    for (let depth = 0; depth < 100_000; depth++) deep = [deep]
    expect(keyOf({ method: 'POST', data: deep })).toBe(undefined)
    expect(keyOf({ query: { a: {} } })).toBe(undefined)
  })
})

it('a key is made in time that grows with the request, not with its square', () => {
  const counted = (n: number) => {
    let comparisons = 0
    const toLowerCase = String.prototype.toLowerCase
    String.prototype.toLowerCase = function () {
      comparisons++
      return toLowerCase.call(this)
    }
    try {
      keys({}, (request) => ({
        ...request,
        header: Object.fromEntries(Array.from({ length: n }, (_, i) => [`x-${(i * 7) % n}`, '1'])),
      })).keyOf({ url: 'x' })
    } finally {
      String.prototype.toLowerCase = toLowerCase
    }
    return comparisons
  }
  expect(counted(2_000)).toBeLessThan(counted(500) * 5)
})
