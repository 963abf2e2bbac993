// Which cloud is asked, that it is initialised first, and what ends a call.
import { createCancelSource, createClient, withRequest } from '@wxpipe/core'
import { begun, outcomeOf, pass, timersLeft, useFakeTime } from '@wxpipe/test-support'
import { createHost } from '@wxpipe/testing'
import { describe, expect, it } from 'vitest'
import { container, functions, told } from '../test/app.ts'
import { cloudContainer, cloudFunction } from './index.ts'

useFakeTime()

describe('init', () => {
  it('is called once, before the first call, whichever transport makes it', async () => {
    const host = createHost({ handler: () => ({ data: 'ok' }), cloud: { functions: { f: () => 'ok' } } })
    const client = createClient({ host: host.wx, transport: cloudContainer({ env: 'prod-1' }) })
    expect(told(host)).toEqual([])
    await Promise.all([client.get('a'), client.get('b'), client.get('f', { transport: cloudFunction({ env: 'x' }) })])
    expect(told(host)).toEqual(['cloud.init', 'cloud.callContainer', 'cloud.callContainer', 'cloud.callFunction'])
    expect(host.calls.find(({ api }) => api === 'cloud.init')!.options).toEqual({ env: 'prod-1' })
  })

  it('is called without an environment where none is named, and no call names one', async () => {
    const { client, host } = container({})
    await outcomeOf(client.get('a'))
    expect(host.calls.map(({ options }) => Object(options).config ?? options)).toMatchObject([
      undefined,
      { path: '/a' },
    ])
  })

  it('that failed is called again', async () => {
    let inits = 0
    const cloud = {
      init() {
        if (++inits === 1) throw { errCode: -501001, errMsg: 'cloud.init:fail' }
      },
      callContainer: ({ success }: { success: (result: object) => void }) =>
        success({ statusCode: 200, header: {}, data: 'ok' }),
    }
    const client = createClient({ host: { cloud } as never, transport: cloudContainer({ env: 'prod-1' }) })
    expect(await outcomeOf(client.get('a'))).toMatchObject({ code: 'NETWORK' })
    expect([await outcomeOf(client.get('a')), await outcomeOf(client.get('a')), inits]).toEqual(['ok', 'ok', 2])
  })
})

describe('the option cloud', () => {
  /** A cloud of another Mini Program, which takes 300 ms to be ready. */
  const shared = () => {
    const host = createHost({ handler: () => ({ data: 'shared' }), cloud: { initDelay: 300 } })
    const cloud = new host.wx.cloud.Cloud({ resourceAppid: 'wx1', resourceEnv: 'shared-1' })
    const ready = cloud.init().then(() => cloud)
    return { host, client: createClient({ host: host.wx, transport: cloudContainer({ cloud: () => ready }) }) }
  }

  it('yields what is called; nothing here initialises it', async () => {
    const { host, client } = shared()
    expect(await outcomeOf(client.get('a'))).toBe('shared')
    // The app's own.
    expect(told(host)).toEqual(['cloud.init', 'cloud.callContainer'])
  })

  it('is awaited no longer when the call has ended: nothing is sent for it', async () => {
    const { host, client } = shared()
    const source = createCancelSource()
    const call = begun(client.get('a', { signal: source.signal }))
    await pass(100)
    source.abort()
    await pass(1_000)
    expect(await outcomeOf(call)).toMatchObject({ code: 'ABORT' })
    expect(told(host)).toEqual(['cloud.init'])
  })

  it('that never responds is bounded by the timeout of the call', async () => {
    const client = createClient({ transport: cloudContainer({ cloud: () => new Promise(() => {}) }), timeout: 5_000 })
    expect(await outcomeOf(client.get('a'))).toMatchObject({ code: 'TIMEOUT' })
  })

  it('is a method of the options', async () => {
    const options = {
      env: 'prod-1',
      cloud() {
        return { callFunction: ({ success }: { success(result: object): void }) => success({ result: this.env }) }
      },
    }
    const client = createClient({ transport: cloudFunction(options) })
    expect(await outcomeOf(client.get('f'))).toBe('prod-1')
  })

  it.each([null, 'B'])('is awaited in vain when %s is logged in afterwards: nothing of A is sent', async (next) => {
    const { host, client } = shared()
    let account: string | null = 'A'
    const header = { Authorization: 'Bearer A' }
    const signedIn = client.extend({ account: () => account })
    signedIn.use({ name: 'token', request: (r) => withRequest(r, { header, credential: 'A' }) })
    const order = begun(signedIn.post('orders', { id: 1 }))
    await pass(100)
    account = next
    await pass(1_000)
    expect(await outcomeOf(order)).toMatchObject({
      code: 'ABORT',
      message: expect.stringContaining('the account has changed'),
      cause: 'the account has changed',
    })
    expect(told(host)).toEqual(['cloud.init'])
  })

  it('and an account that throws once it is there end the call at once', async () => {
    const { host, client } = shared()
    let user: { id: string } | undefined = { id: 'A' }
    const order = begun(client.extend({ account: () => user!.id }).post('orders', { id: 1 }))
    await pass(100)
    user = undefined
    const began = Date.now()
    await outcomeOf(order)
    expect(Date.now() - began).toBeLessThan(300)
    expect(told(host)).toEqual(['cloud.init'])
  })

  it('that throws, or whose promise is rejected, fails the call', async () => {
    const bug = new RangeError('bug')
    const failing = (cloud: () => never) => outcomeOf(createClient({ transport: cloudContainer({ cloud }) }).get('a'))
    const thrown = await failing(() => {
      throw bug
    })
    expect(thrown).toBe(bug)
    const rejected = await failing(() => Promise.reject({ errMsg: 'cloud.init:fail timeout' }) as never)
    expect(rejected).toMatchObject({ code: 'TIMEOUT' })
  })

  it('may be an SDK that knows no callbacks, only promises', async () => {
    const sdk = { callFunction: ({ name }: { name: string }) => Promise.resolve({ result: name }) }
    const client = createClient({ transport: cloudFunction({ cloud: () => sdk }) })
    expect(await outcomeOf(client.get('f'))).toBe('f')
  })
})

describe('without a cloud', () => {
  it.each([
    ['the host', createHost({ quirks: { noCloud: true } }).wx],
    ['a base library before 2.23.0', { cloud: { init() {}, callFunction() {} } }],
    ['any host', undefined],
  ])('of %s a call is a ConfigError that names what is missing', async (_, host) => {
    const client = createClient({ ...(host && { host: host as never }), transport: cloudContainer({ env: 'prod-1' }) })
    expect(await outcomeOf(client.get('a'))).toMatchObject({
      code: 'CONFIG',
      message: 'GET a: no wx.cloud.callContainer',
    })
  })
})

describe('an abort', () => {
  it.each([
    ['a container', () => container()],
    ['a function', () => functions({ a: () => new Promise((done) => setTimeout(done, 100)) })],
  ])('settles the call to %s at once; the late response changes nothing', async (_, make) => {
    const { client, host } = make()
    const source = createCancelSource()
    const call = begun(client.get('a', { signal: source.signal }))
    await pass(50)
    source.abort('left')
    await expect(call).rejects.toMatchObject({ code: 'ABORT', cause: 'left' })
    // The cloud has no way to stop: its work ends by itself.
    expect(host.inFlight).toBe(1)
    await pass(100)
    expect([host.inFlight, timersLeft()]).toEqual([0, 0])
  })
})

it('a cloud that never responds is bounded by the timeout, and a second outcome changes nothing', async () => {
  const ends: ((outcome: unknown) => void)[] = []
  const cloud = { callFunction: ({ success }: { success: () => void }) => void ends.push(success) }
  const client = createClient({ transport: cloudFunction({ cloud: () => cloud }), timeout: 5_000 })
  expect(await outcomeOf(client.get('f'))).toMatchObject({ code: 'TIMEOUT' })
  ends[0]!({ result: 'late' })
  const call = client.get('f')
  ends[1]!({ result: 1 })
  ends[1]!({ result: 2 })
  expect(await outcomeOf(call)).toBe(1)
})
