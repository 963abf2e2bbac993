// Data, frozen options and options that cannot work.
import { timersLeft } from '@wxpipe/test-support'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { expectNothingUnhandled, rejectionOf } from '../test/observing.ts'
import { responding, scriptedHost } from '../test/scripted-host.ts'
import { refusal, sent } from '../test/sending.ts'
import { createClient, type RequestOptions } from './index.ts'

expectNothingUnhandled()
beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  expect(timersLeft()).toBe(0)
  vi.useRealTimers()
})

describe('data that cannot be serialised is a ConfigError, not a stack overflow', () => {
  it('circular, endless, BigInt, or with a toJSON that throws', async () => {
    const circular: { self?: unknown } = {}
    circular.self = circular
    const list: unknown[] = []
    list.push({ list })
    // Newer engines serialise an object of any depth: only code that never returns overflows the stack in all of them.
    const endless = {
      toJSON(): unknown {
        return this.toJSON()
      },
    }
    const throwing = {
      toJSON() {
        throw new Error('no')
      },
    }
    for (const data of [circular, list, endless, { id: BigInt(10) }, throwing]) {
      for (const method of ['POST', 'GET'] as const) expect((await refusal({ method, data })).message).toContain('data')
    }
  })

  it('also when an interceptor put it there', async () => {
    const data: { self?: unknown } = {}
    data.self = data
    await refusal({}, { request: (r: object) => ({ ...r, data }) })
  })

  it('text, buffers, null, 0, false and empty strings are data; undefined is none', async () => {
    for (const data of ['text', '', new ArrayBuffer(2), null, 0, false, [], { a: undefined }]) {
      expect(await sent({ method: 'POST', data })).toHaveProperty('data', data)
    }
    expect(await sent({ method: 'POST', data: undefined })).not.toHaveProperty('data')
  })
})

describe("the caller's options are never changed and may be frozen", () => {
  it('frozen all the way down, used twice', async () => {
    const { host } = scriptedHost(responding())
    const freeze = <T extends object>(value: T): T => {
      for (const child of Object.values(value)) if (typeof child === 'object' && child !== host) freeze(child)
      return Object.freeze(value)
    }
    const defaults = freeze({
      host: { request: host.request },
      baseURL: 'https://a.com',
      header: { a: '1' },
      timeout: 5,
    })
    const options = freeze<RequestOptions>({ url: 'x', header: { b: '2' }, query: { c: ['3'] }, data: { d: [4] } })
    const before = JSON.stringify([defaults, options])
    const client = createClient(defaults).extend(freeze({ header: { e: '5' } }))
    client.use(freeze({ name: 'frozen', request: (r: object) => ({ ...r }) as never }))
    for (let i = 0; i < 2; i++) {
      await client.request(options)
      await client.post('y', options.data, { header: options.header, query: options.query })
    }
    expect(JSON.stringify([defaults, options])).toBe(before)
  })

  it('a change of the options after the call does not reach it', async () => {
    const { host, asked } = scriptedHost(responding())
    const header: { [name: string]: string } = { a: '1' }
    const client = createClient({ host, header }).use({ name: 'slow', request: async (r) => r })
    const options = { url: 'x', header: { b: '2' } }
    const pending = client.request(options)
    header['a'] = options.header.b = options.url = 'changed'
    await pending
    expect(asked[0]!.options).toMatchObject({ url: 'x', header: { a: '1', b: '2' } })
  })
})

describe('options that cannot work are refused with words', () => {
  it('no url, a url that is no text, callbacks, no options at all', async () => {
    for (const url of [undefined, null, 5, {}, []]) expect((await refusal({ url })).message).toContain('url')
    for (const name of ['success', 'fail', 'complete']) {
      expect((await refusal({ [name]: () => {} })).message).toContain('await')
    }
    await rejectionOf((createClient().request as unknown as () => Promise<never>)())
  })
})
