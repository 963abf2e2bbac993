// wx.cloud: init first, containers and functions, their limits and their failures.
import { afterEach, describe, expect, it, vi } from 'vitest'
import { create, echo, serve } from '../../test/loopback-servers.ts'
import { createHost, faults, type HostOptions } from '../index.ts'

afterEach(() => {
  vi.useRealTimers()
})

const ENABLED = "Cloud API isn't enabled, please call wx.cloud.init first"
const begun = (options: HostOptions = {}) => {
  const host = createHost(options)
  host.wx.cloud.init({ env: 'prod-1' })
  return host
}

describe('init', () => {
  it('must come first, and comes anew after a reset', async () => {
    const host = createHost({ handler: () => ({}) })
    const call = () => host.wx.cloud.callContainer({ path: '/' })
    await expect(call()).rejects.toMatchObject({ errMsg: expect.stringContaining(ENABLED), errCode: -1 })
    host.wx.cloud.init()
    expect(await call()).toMatchObject({ statusCode: 200 })
    host.reset()
    await expect(host.wx.cloud.callFunction({ name: 'a' })).rejects.toMatchObject({
      errMsg: expect.stringContaining(ENABLED),
    })
  })

  it('may take time; another cloud says when it is ready', async () => {
    vi.useFakeTimers()
    const host = begun({ cloud: { functions: { a: () => 1 }, initDelay: 300 } })
    await expect(host.wx.cloud.callFunction({ name: 'a' })).rejects.toThrow(ENABLED)
    const shared = new host.wx.cloud.Cloud({ resourceAppid: 'wx1', resourceEnv: 'shared-1' })
    const ready = shared.init()
    await vi.advanceTimersByTimeAsync(300)
    await ready
    expect(await shared.callFunction({ name: 'a' })).toMatchObject({ result: 1 })
  })

  it('an environment that does not exist is told; one call may name another', async () => {
    const host = begun({ cloud: { functions: { a: (_, { ENV }) => ENV }, envs: ['prod-2'] } })
    await expect(host.wx.cloud.callFunction({ name: 'a' })).rejects.toMatchObject({ errCode: -501005 })
    const { result } = await host.wx.cloud.callFunction({ name: 'a', config: { env: 'prod-2' } })
    expect(result).toBe('prod-2')
  })

  it('there may be no cloud', () => {
    expect(createHost({ quirks: { noCloud: true } }).wx.cloud).toBeUndefined()
  })
})

describe('containers', () => {
  it('get the request as a server sees it, with any method, and who calls', async () => {
    const host = begun({ cloud: { container: (request) => ({ data: request, cookies: ['a=1'] }) } })
    const result = await host.wx.cloud.callContainer({
      path: '/users?page=1',
      method: 'PATCH',
      service: 'api',
      header: { Authorization: 'Bearer x' },
      data: { a: 1 },
    })
    expect(result).toMatchObject({ statusCode: 200, callID: expect.any(String), cookies: ['a=1'] })
    expect(result.data).toMatchObject({
      path: '/users',
      query: { page: '1' },
      method: 'PATCH',
      data: { a: 1 },
      header: { authorization: 'Bearer x', 'x-wx-service': 'api', 'x-wx-env': 'prod-1', 'x-wx-openid': 'openid-1' },
    })
    expect(host.calls.at(-1)).toMatchObject({ api: 'cloud.callContainer', state: 'success' })
    expect(host.requests).toEqual([])
  })

  it('respond over real HTTP too, or by the handler of the host', async () => {
    const host = create({ cloud: { container: await serve(echo) } })
    host.wx.cloud.init()
    const { data } = await host.wx.cloud.callContainer({ path: '/a', method: 'POST', data: 'b' })
    expect(data).toMatchObject({ url: '/a', method: 'POST', body: 'b' })
    expect((await begun({ handler: () => ({ data: 1 }) }).wx.cloud.callContainer({ path: '/' })).data).toBe(1)
    expect(() => createHost({ cloud: { container: 'https://a.example' } })).toThrow('loopback only')
  })

  it('call back instead of a promise when there is a callback', async () => {
    const host = begun({ handler: () => ({ statusCode: 500 }) })
    const seen: unknown[] = []
    const success = ({ statusCode }: { statusCode: number }) => seen.push(statusCode)
    expect(host.wx.cloud.callContainer({ path: '/', success })).toBeUndefined()
    await host.idle()
    expect(seen).toEqual([500])
  })

  it('have 15 seconds, whatever is asked for', async () => {
    vi.useFakeTimers()
    const host = begun({ handler: () => ({ delay: 20_000 }) })
    const failed = expect(host.wx.cloud.callContainer({ path: '/', timeout: 60_000 })).rejects.toMatchObject({
      errCode: 102002,
      errMsg: expect.stringContaining('cloud.callContainer:fail errCode: 102002; request timeout'),
    })
    await vi.advanceTimersByTimeAsync(14_999)
    expect(host.inFlight).toBe(1)
    await vi.advanceTimersByTimeAsync(1)
    await failed
    expect(vi.getTimerCount()).toBe(0)
  })

  it('take 100 KiB of text, counted in UTF-8, and more of bytes', async () => {
    const host = begun({ handler: () => ({}) })
    const send = (data: unknown) => host.wx.cloud.callContainer({ path: '/', method: 'POST', data })
    await send('中'.repeat(34_133))
    await send(new ArrayBuffer(200_000))
    await expect(send('中'.repeat(34_134))).rejects.toMatchObject({
      errMsg: expect.stringContaining('data exceed max size'),
    })
  })
})

describe('functions', () => {
  it('get data and caller, and give what JSON keeps of their result', async () => {
    const functions = {
      add: ({ a, b }: { a?: number; b?: number }) => ({ sum: Number(a) + Number(b), at: new Date(0) }),
      nothing: () => undefined,
    }
    const host = begun({ cloud: { functions } })
    expect(await host.wx.cloud.callFunction({ name: 'add', data: { a: 1, b: 2 } })).toEqual({
      result: { sum: 3, at: '1970-01-01T00:00:00.000Z' },
      requestID: expect.any(String),
      errMsg: 'cloud.callFunction:ok',
    })
    expect((await host.wx.cloud.callFunction({ name: 'nothing' })).result).toBeUndefined()
  })

  it('fail with errCode and an Error: thrown, unknown, too long', async () => {
    const functions = { bad: () => Promise.reject(new SyntaxError('oops')) }
    const { cloud } = begun({ cloud: { functions } }).wx
    const failure = await cloud.callFunction({ name: 'bad' }).catch((error) => error)
    expect(failure).toBeInstanceOf(Error)
    expect(failure).toMatchObject({ errCode: -504002, errMsg: expect.stringContaining('SyntaxError: oops') })
    await expect(cloud.callFunction({ name: 'none' })).rejects.toMatchObject({ errCode: -501000 })
    await expect(cloud.callFunction({ name: 'bad', data: 'x'.repeat(102_400) })).rejects.toThrow('data exceed max size')
  })
})

describe('faults of the cloud', () => {
  it('are scripted by their number', async () => {
    const host = begun({ handler: () => ({}), cloud: { functions: { a: () => 1 } } })
    const { cloud } = host.wx
    host.fail(faults.cloud(-501002))
    host.fail(faults.cloud(102002))
    host.fail(faults.cloud(-501003, 'too often'), { api: 'cloud.callContainer', url: '/b' })
    await expect(cloud.callFunction({ name: 'a' })).rejects.toThrow(
      'cloud.callFunction:fail Error: errCode: -501002 resource server timeout | errMsg: ESOCKETTIMEDOUT',
    )
    await expect(cloud.callContainer({ path: '/' })).rejects.toMatchObject({ errCode: 102002 })
    await expect(cloud.callContainer({ path: '/b' })).rejects.toMatchObject({ errCode: -501003 })
    expect(host.faultsLeft).toBe(0)
  })

  it('all others too, in the words of the call; offline is noticed', async () => {
    const host = begun({ handler: () => ({}) })
    const { cloud } = host.wx
    host.fail(faults.delivered(faults.timeout()), { api: 'cloud.callContainer' })
    await expect(cloud.callContainer({ path: '/' })).rejects.toMatchObject({ errCode: 102002 })
    host.fail(faults.reply({ statusCode: 503 }), { api: 'cloud.callContainer' })
    expect(await cloud.callContainer({ path: '/' })).toMatchObject({ statusCode: 503 })
    host.setNetwork('none')
    await expect(cloud.callContainer({ path: '/' })).rejects.toMatchObject({
      errMsg: expect.stringMatching(/^cloud\.callContainer:fail /),
    })
  })
})
