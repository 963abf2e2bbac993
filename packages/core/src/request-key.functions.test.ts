// What the functions and the switches of a request do to its key.
import { describe, expect, it } from 'vitest'
import { keys, ok } from '../test/keys.ts'
import type { Transport } from './index.ts'

describe('a transport', () => {
  const other: Transport = (_request, settle) => settle(ok)

  it('of the request’s own makes another key, which is the same for the same function', () => {
    const { keyOf } = keys()
    const make = (): Transport => (_request, settle) => settle(ok)
    const plain = keyOf({ url: 'x' })
    const first = keyOf({ url: 'x', transport: other })
    expect(keyOf({ url: 'x', transport: other })).toBe(first)
    expect(
      new Set([plain, first, keyOf({ url: 'x', transport: make() }), keyOf({ url: 'x', transport: make() })]).size,
    ).toBe(4)
    expect(keyOf({ url: 'x' })).toBe(plain)
  })

  it('that a hook puts on counts, too', () => {
    const { keyOf } = keys({}, (request) =>
      request.url === 'file' ? { ...request, transport: other, url: 'x' } : request,
    )
    expect(keyOf({ url: 'x' })).toBe('GET https://api.example.com/x')
    expect(keyOf({ url: 'file' })).not.toBe(keyOf({ url: 'x' }))
  })

  it('of one client is not that of another one, whether `createClient` or `extend` was given it', () => {
    const plain = keys()
    const [one, two] = [keys({ transport: other }), keys({ transport: (_request, settle) => settle(ok) })]
    const asked = [plain, one, two].map(({ keyOf }) => keyOf({ url: 'x' }))
    expect(new Set(asked).size).toBe(3)
    expect(asked[0]).toBe('GET https://api.example.com/x')
    expect(keys({ transport: other }).keyOf({ url: 'x' })).toBe(asked[1])
    plain.client.extend({ transport: other }).request({ url: 'x' })
    expect(plain.lastKey()).toBe(asked[1])
  })

  it('that `createClient` was given is taken for the same one at the next start', () => {
    const { client, keyOf, lastKey } = keys({ transport: other })
    expect(keyOf({ url: 'x' }, { lasting: true })).toBe('GET https://api.example.com/x')
    client.extend({ transport: (_request, settle) => settle(ok) }).request({ url: 'x' })
    expect(lastKey({ lasting: true })).toBe(undefined)
  })

  it('of the client’s own is known before its first request, which a hook may have changed', () => {
    let isChanged = true
    const { keyOf } = keys({}, (request) => (isChanged ? { ...request, transport: other } : request))
    const changed = keyOf({ url: 'x' })
    expect(keyOf({ url: 'x' }, { lasting: true })).toBe(undefined)
    isChanged = false
    expect(keyOf({ url: 'x' })).toBe('GET https://api.example.com/x')
    expect(changed).toContain('#')
  })

  it('of the client’s own that a request names again makes no other key, though it is the first', () => {
    const { keyOf } = keys({ transport: other })
    const named = keyOf({ url: 'x', transport: other })
    expect(named).toBe(keyOf({ url: 'x' }))
    expect(keyOf({ url: 'x', transport: other }, { lasting: true })).toBe('GET https://api.example.com/x')
  })

  it('that came with `extend` makes another key for the child’s children, too, which have none of their own', () => {
    const { client, lastKey } = keys()
    const child = client.extend({ transport: other })
    const keyBy = (sender: typeof child) => {
      sender.request({ url: 'x' })
      return lastKey()
    }
    expect(keyBy(child.extend({ timeout: 1 }))).toBe(keyBy(child))
    expect(keyBy(child)).not.toBe(keyBy(client))
    expect(keyBy(client.extend({ timeout: 1 }))).toBe(keyBy(client))
  })

  it('of the request’s own leaves it without a key that a later start could read', () => {
    const { keyOf } = keys()
    expect(keyOf({ url: 'x' }, { lasting: true })).toBe('GET https://api.example.com/x')
    expect(keyOf({ url: 'x', transport: other }, { lasting: true })).toBe(undefined)
  })
})

describe('a host', () => {
  it('makes another key, unless it is the global `wx`; one that the next start could read does not depend on it', () => {
    const [one, two] = [{ request() {} }, { request() {} }]
    const plain = keys().keyOf({ url: 'x' })
    const first = keys({ host: one }).keyOf({ url: 'x' })
    expect(new Set([plain, first, keys({ host: two }).keyOf({ url: 'x' })]).size).toBe(3)
    expect(keys({ host: one }).keyOf({ url: 'x' })).toBe(first)
    expect(keys({ host: one }).keyOf({ url: 'x' }, { lasting: true })).toBe(plain)
    const { client, lastKey } = keys({ host: one })
    client.extend({ host: two }).request({ url: 'x' })
    expect(lastKey()).not.toBe(first)
  })
})

describe('a rule of the envelope with a function', () => {
  const { keyOf } = keys()
  const keyWith = (envelope: object, given?: object) => keyOf({ url: 'x', envelope } as never, given)
  const pick = () => 1

  it('has the same key for the same function, and another one for another function, name or value', () => {
    const all = [{ data: pick }, { data: () => 1 }, { success: pick }, { data: pick, code: 'errno' }, { data: 'list' }]
    expect(new Set(all.map((rule) => keyWith(rule)))).toHaveProperty('size', all.length)
    expect(all.map((rule) => keyWith(rule))).not.toContain(undefined)
    expect(keyWith({ data: pick })).toBe(keyWith({ data: pick }))
  })

  it('has no key that a later start could read, nor one where a function is hidden deeper', () => {
    expect(keyWith({ data: pick }, { lasting: true })).toBe(undefined)
    expect(keyWith({ success: [pick] })).toBe(undefined)
  })
})

describe('the key of what is submitted', () => {
  it('does not depend on how the response is read, nor on the key that each tap makes anew', () => {
    const { keyOf } = keys()
    const submitted = (options: object) => keyOf({ url: 'x', ...options }, { outcome: false })
    const plain = submitted({})
    for (const options of [
      { envelope: { data: () => 1 } },
      { envelope: { success: [() => 1] } },
      { idempotencyKey: 'tap-1' },
      { mock: false },
      { validateStatus: () => true },
    ])
      expect(submitted(options)).toBe(plain)
    expect(submitted({ auth: false })).not.toBe(plain)
  })
})

describe('the key of an outcome', () => {
  it('is another one for another `validateStatus`, for a plugin that is switched off, and for another time in the queue', () => {
    const { keyOf } = keys()
    const outcomeOf = (options: object) => keyOf({ url: 'x', ...options }, { outcome: true })
    const plain = outcomeOf({})
    expect(plain).toBe('GET https://api.example.com/x')
    const validateStatus = () => true
    const all = [
      {},
      { validateStatus },
      { validateStatus: () => true },
      { retry: false },
      { auth: false, retry: false },
      { queue: { maxWait: 1_000 } },
      { queue: { maxWait: 2_000 } },
      { queue: false },
    ]
    expect(new Set(all.map(outcomeOf)).size).toBe(all.length)
    expect(outcomeOf({ validateStatus })).toBe(outcomeOf({ validateStatus }))
    expect(outcomeOf({ retry: false, auth: false })).toBe(outcomeOf({ auth: false, retry: false }))
    expect(outcomeOf({ retry: 0 })).toBe(outcomeOf({ retry: false }))
    expect(outcomeOf({ retry: 1, queue: { priority: 'low' } })).toBe(plain)
    for (const options of [{ validateStatus }, { retry: false }, { queue: { maxWait: 1_000 } }])
      expect(keyOf({ url: 'x', ...options })).toBe(plain)
  })

  it('does not depend on the client’s own `validateStatus`, and is not for a later start when the request has one', () => {
    const { keyOf } = keys({ validateStatus: () => true })
    const lasting = { outcome: true, lasting: true }
    expect(keyOf({ url: 'x' }, lasting)).toBe('GET https://api.example.com/x')
    expect(keyOf({ url: 'x', validateStatus: () => true }, lasting)).toBe(undefined)
  })
})
