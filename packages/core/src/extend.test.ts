// client.extend: what a child inherits, and what it does not share.
import { describe, expect, it, vi } from 'vitest'
import { logging } from '../test/observing.ts'
import { responding, scriptedHost } from '../test/scripted-host.ts'
import { type Client, ConfigError, createClient, createTracer, type HttpRequest, type Plugin } from './index.ts'

const parentOf = (options = {}) => {
  const { host, asked } = scriptedHost(responding())
  const client = createClient({ host, baseURL: 'https://a.com/', header: { A: '1', B: '1' }, timeout: 5, ...options })
  return { client, asked }
}

describe('client.extend makes a child that inherits options and interceptors', () => {
  it('options over its parent’s, headers merged', async () => {
    const { client, asked } = parentOf({ enableHttp2: true, dataType: 'text' })
    await client.extend({ baseURL: 'https://b.com', header: { b: '2', a: null }, dataType: 'json' }).get('x')
    expect(asked[0]!.options).toMatchObject({
      url: 'https://b.com/x',
      timeout: 5,
      header: { b: '2' },
      enableHttp2: true,
      dataType: 'json',
    })
    expect(Object.keys(asked[0]!.options.header!)).toEqual(['b'])
  })

  it('a transport, a validateStatus and a tracer of its own, or its parent’s', async () => {
    const { client } = parentOf({ validateStatus: () => false })
    await expect(client.extend({}).get('x')).rejects.toMatchObject({ code: 'STATUS' })
    const child = client.extend({
      validateStatus: () => true,
      transport: (_, settle) => settle({ data: 'child', statusCode: 200, header: {} }),
    })
    expect((await child.get('x')).data).toBe('child')
    expect((await child.extend().get('x')).data).toBe('child')
    const listener = vi.fn()
    const traced = client.extend({ trace: createTracer(listener), validateStatus: () => true })
    await traced.extend().get('x')
    expect(listener).toHaveBeenCalled()
  })

  it('an option that is undefined is inherited, as it is for a request', async () => {
    const { client, asked } = parentOf()
    await client.extend({ timeout: undefined, baseURL: undefined, header: undefined }).get('x')
    expect(asked[0]!.options).toMatchObject({ url: 'https://a.com/x', timeout: 5, header: { A: '1', B: '1' } })
  })

  it('interceptors as they are now, at their places', () => {
    const { client } = parentOf()
    client.use({ name: 'a', order: 700 }).use({ name: 'b' }, { after: 'a' })
    client.interceptors.response.use((r) => r, null, { name: 'c' })
    expect(client.extend().inspect()).toBe('250 c\n700 a\n700 b')
  })
})

describe('a child lives its own life', () => {
  it('neither sees what the other adds or removes afterwards', async () => {
    const log: string[] = []
    const { client } = parentOf()
    client.use(logging('both', log))
    const child = client.extend()
    client.use(logging('parent', log))
    child.use(logging('child', log)).remove('both')
    await child.get('x')
    expect(log).toEqual(['child request', 'child response'])
    log.length = 0
    await client.get('x')
    expect(log).toEqual(['both request', 'parent request', 'parent response', 'both response'])
  })

  it('a bad extension throws and leaves the parent as it was', () => {
    const { client } = parentOf()
    expect(() => client.extend({ header: { 'a b': '1' } })).toThrow(ConfigError)
    expect(client.inspect()).toBe('')
  })

  it("the parent's requests do not get the child's options", async () => {
    const { client, asked } = parentOf()
    client.extend({ header: { c: '3' }, timeout: 9, enableQuic: true })
    await client.get('x')
    expect(asked[0]!.options).toMatchObject({ timeout: 5, header: { A: '1', B: '1' } })
    expect(asked[0]!.options).not.toHaveProperty('enableQuic')
  })
})

describe("a child's options may hold plugins' keys", () => {
  interface RetryKeys {
    readonly retry: number | false
    readonly queue: { priority: string }
  }
  const seen: unknown[] = []
  const plugin: Plugin<RetryKeys> = {
    name: 'retry',
    keys: { retry: 'any', queue: 'any' },
    request(request: HttpRequest<RetryKeys>) {
      seen.push([request.options.retry, request.options.queue])
      return request
    },
  }

  it('which its requests have unless they say otherwise, and its children too', async () => {
    seen.length = 0
    const parent = parentOf().client.use(plugin)
    const child = parent.extend({ retry: 3 })
    const grandchild = child.extend({ queue: { priority: 'high' } })
    await parent.get('x')
    await child.get('x')
    await child.get('x', { retry: false })
    await grandchild.get('x')
    await grandchild.extend({ retry: 1 }).get('x')
    expect(seen).toEqual([
      [undefined, undefined],
      [3, undefined],
      [false, undefined],
      [3, { priority: 'high' }],
      [1, { priority: 'high' }],
    ])
  })

  it('those that are plain objects are merged, as headers are: what a request leaves out is as its client says', async () => {
    interface RuleKeys {
      readonly rule: { ttl?: number | undefined; tags?: string[]; at?: Date } | Date | false
    }
    const rules: unknown[] = []
    const client = parentOf().client.use<RuleKeys>({
      name: 'rule',
      keys: { rule: 'object boolean' },
      request(request: HttpRequest<RuleKeys>) {
        rules.push(request.options.rule)
        return request
      },
    })
    const at = new Date(1)
    const child = client.extend({ rule: { ttl: 1, tags: ['a', 'b'] } })
    const own = Object.freeze({ tags: ['c'], ttl: undefined })
    await child.get('x', { rule: own })
    await child.extend({ rule: { at } }).get('x', { rule: { ttl: 2 } })
    await child.get('x', { rule: false })
    await child.get('x', { rule: at })
    await child.extend({ rule: false }).get('x', { rule: own })
    await client.get('x', { rule: own })
    await child.get('x')
    expect(rules).toEqual([
      { ttl: 1, tags: ['c'] },
      { ttl: 2, tags: ['a', 'b'], at },
      false,
      at,
      own,
      own,
      { ttl: 1, tags: ['a', 'b'] },
    ])
  })
})

it('what the app writes later into the object that it gave to extend changes no call of the child', async () => {
  const { client } = parentOf()
  const seen: unknown[] = []
  client.use<{ rule: number }>({
    name: 'rule',
    keys: { rule: 'number' },
    request(request) {
      seen.push(request.options.rule)
      return request
    },
  })
  const options = { rule: 1 }
  const first = (client as Client<{ rule: number }>).extend(options)
  options.rule = 2
  const second = (client as Client<{ rule: number }>).extend(options)
  await first.get('x')
  await second.get('x')
  expect(seen).toEqual([1, 2])
})
