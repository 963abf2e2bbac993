// Scripted faults and quirks: each can be seen from the app's side.
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createHost, type Fault, fault, faults, type Host, type HostOptions, type RequestOptions } from './index'

afterEach(() => {
  vi.useRealTimers()
})

const URL = 'https://api.example.com/a'
const ok: HostOptions = { handler: () => ({ data: { a: 1 }, header: { 'X-A': '1' } }) }

/** What a request's callbacks saw, in order. */
async function events(host: Host, options: Partial<RequestOptions> = {}, during?: (task: { abort(): void }) => void) {
  const seen: unknown[] = []
  const task = host.wx.request({
    url: URL,
    ...options,
    success: ({ data, errMsg }) => seen.push(['success', data, errMsg]),
    fail: (error) => seen.push(['fail', error]),
    complete: () => seen.push('complete'),
  })
  seen.push('returned')
  during?.(task)
  await host.idle()
  return seen
}
const suffer = (one: Fault, options?: Partial<RequestOptions>, during?: (task: { abort(): void }) => void) => {
  const host = createHost(ok)
  host.fail(one)
  return events(host, options, during)
}
const SUCCESS = ['success', { a: 1 }, 'request:ok']

describe('faults that fail', () => {
  it.each([
    [faults.timeout(), 'request:fail timeout', 5],
    [faults.timeout('zh-CN'), 'request:fail 请求超时。', 5],
    [faults.timeout('zh-TW'), 'request:fail 要求逾時。', 5],
    [faults.timeout('net'), 'request:fail -7:net::ERR_TIMED_OUT', 5],
    [faults.timeout('connect'), 'request:fail -118:net::ERR_CONNECTION_TIMED_OUT', 5],
    [faults.timeout('blank'), 'request:fail ', 5],
    [faults.interrupted(), 'request:fail interrupted', 600003],
    [faults.interrupted('colon'), 'request:fail:interrupted', 600003],
    [faults.interrupted('refused'), 'createRequestTask:fail:interrupted', 600003],
    [faults.interrupted('error'), 'network interrupted error', 600003],
    [
      faults.networkChange(),
      'request:fail errcode:10011 cronet_error_code:0 error_msg:network change, cancel all task',
      600001,
    ],
    [faults.offline(), 'request:fail 似乎已断开与互联网的连接。', undefined],
    [faults.offline('android'), 'request:fail request unknow host error', undefined],
    [faults.dns('old'), 'request:fail -105:net::ERR_NAME_NOT_RESOLVED', 600001],
    [
      faults.connectionRefused(),
      'request:fail errcode:-102 cronet_error_code:-102 error_msg:net::ERR_CONNECTION_REFUSED',
      600001,
    ],
    [faults.tls('handshake'), 'request:fail ssl hand shake error', 600001],
    [faults.notInDomainList(), 'request:fail url not in domain list', 600002],
    [faults.tooManyTasks(), 'request:fail exceed max task count', 600007],
    [faults.errMsgOnly('request:fail x'), 'request:fail x', undefined],
    [faults.noErrMsg(), undefined, undefined],
    [fault('request:fail new', 1), 'request:fail new', 1],
    [fault({ reason: 'other', errno: 2 }), 'request:fail other', 2],
  ])('%o', async (one, errMsg, errno) => {
    const [, failed] = await suffer(one)
    expect(failed).toEqual([
      'fail',
      { ...(errMsg === undefined ? {} : { errMsg }), ...(errno === undefined ? {} : { errno }) },
    ])
  })

  it('a delivered fault reaches the server first', async () => {
    const paths: string[] = []
    const host = createHost({
      handler: ({ path }) => {
        paths.push(path)
        return {}
      },
    })
    host.fail(faults.delivered(faults.timeout()))
    expect(await events(host)).toContainEqual(['fail', { errMsg: 'request:fail timeout', errno: 5 }])
    expect(paths).toEqual(['/a'])
  })

  it('a handler may return a fault, with a delay', async () => {
    vi.useFakeTimers()
    const host = createHost({ handler: () => fault({ reason: 'late', delay: 100 }) })
    const seen = events(host)
    await vi.advanceTimersByTimeAsync(99)
    expect(host.inFlight).toBe(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(await seen).toContainEqual(['fail', { errMsg: 'request:fail late' }])
  })

  it('a handler that throws fails the request and says so', async () => {
    const host = createHost({ handler: () => Promise.reject(new Error('oops')) })
    expect(JSON.stringify(await events(host))).toContain('the handler threw Error: oops')
  })
})

describe('faults of behaviour', () => {
  it('throws instead of returning', () => {
    const host = createHost(ok)
    host.fail(faults.throws(new TypeError('native')))
    expect(() => host.wx.request({ url: URL })).toThrow('native')
    expect(host.requests[0]?.state).toBe('fail')
  })

  it('never answers, though the phone may go to the background; abort still works', async () => {
    vi.useFakeTimers()
    const host = createHost(ok)
    host.fail(faults.neverAnswers())
    const seen: unknown[] = []
    const task = host.wx.request({ url: URL, fail: (error) => seen.push(error) })
    host.background()
    host.setNetwork('none')
    await vi.advanceTimersByTimeAsync(1_000_000)
    expect([seen, host.inFlight]).toEqual([[], 1])
    task.abort()
    await host.idle()
    expect(seen).toEqual([{ errMsg: 'request:fail abort' }])
  })

  it('answers twice', async () => {
    expect(await suffer(faults.answersTwice())).toEqual(['returned', SUCCESS, 'complete', SUCCESS, 'complete'])
  })

  it('calls both success and fail', async () => {
    expect(await suffer(faults.successAndFail())).toEqual([
      'returned',
      SUCCESS,
      'complete',
      ['fail', { errMsg: 'request:fail' }],
      'complete',
    ])
  })

  it('calls back before it returns', async () => {
    expect(await suffer(faults.callsBackSynchronously())).toEqual([SUCCESS, 'complete', 'returned'])
  })

  it('returns no task', () => {
    const host = createHost(ok)
    host.fail(faults.noTask())
    expect(host.wx.request({ url: URL })).toBeUndefined()
    expect(host.wx.request({ url: URL })).toBeDefined()
  })

  it('swallows an abort, and answers', async () => {
    expect(await suffer(faults.abortSwallowed(), {}, (task) => task.abort())).toEqual(['returned', SUCCESS, 'complete'])
  })

  it('answers after an abort', async () => {
    const seen = await suffer(faults.answersAfterAbort(), {}, (task) => task.abort())
    expect(seen).toContainEqual(['fail', { errMsg: 'request:fail abort' }])
    expect(seen).toContainEqual(SUCCESS)
  })

  it('cuts the body, so that JSON stays text', async () => {
    expect(await suffer(faults.truncated())).toContainEqual(['success', '{"a', 'request:ok'])
  })

  it('sends 401 to fail, as PC does', async () => {
    const host = createHost({ handler: () => ({ statusCode: 401 }) })
    host.fail(faults.statusToFail())
    expect(JSON.stringify(await events(host))).toContain('"fail",{"data":"","statusCode":401')
  })

  it('replies by itself', async () => {
    expect(await suffer(faults.reply({ data: 'mine' }))).toContainEqual(['success', 'mine', 'request:ok'])
  })

  it('takes longer', async () => {
    vi.useFakeTimers()
    const seen = suffer(faults.slow(500))
    await vi.advanceTimersByTimeAsync(500)
    expect(await seen).toContainEqual(SUCCESS)
  })

  it('stops after the first chunk without a callback', async () => {
    vi.useFakeTimers()
    const host = createHost({ handler: () => ({ chunks: ['a', 'b'] }) })
    host.fail(faults.lostMidway())
    const seen: unknown[] = []
    const complete = () => void seen.push('complete')
    host.wx
      .request({ url: URL, enableChunked: true, complete })
      .onChunkReceived(({ data }) => seen.push(data.byteLength))
    await vi.advanceTimersByTimeAsync(100_000)
    expect(seen).toEqual([1])
  })
})

describe('scripting', () => {
  it('hits the next matching calls only, as often as told', async () => {
    const host = createHost(ok)
    host.fail(faults.timeout(), { url: '/pay', method: 'post', times: 2 })
    host.fail(faults.dns(), { url: /\/b$/ })
    const state = async (url: string, method = 'GET') => {
      await events(host, { url, method })
      return host.requests.at(-1)?.state
    }
    expect(await state(`${URL}/pay`)).toBe('success')
    expect(await state(`${URL}/pay`, 'POST')).toBe('fail')
    expect(await state(`${URL}/b`)).toBe('fail')
    expect(await state(`${URL}/b`)).toBe('success')
    expect(host.faultsLeft).toBe(1)
    expect(await state(`${URL}/pay`, 'POST')).toBe('fail')
    expect(await state(`${URL}/pay`, 'POST')).toBe('success')
    expect(host.faultsLeft).toBe(0)
  })

  it('can be taken back', async () => {
    const host = createHost(ok)
    host.fail(faults.timeout(), { times: Number.POSITIVE_INFINITY })()
    expect(await events(host)).toContainEqual(SUCCESS)
  })

  it('reaches routing, login and storage too', async () => {
    const host = createHost()
    host.fail(fault({ reason: 'webview count limit exceed' }), { api: 'navigateTo' })
    await expect(host.wx.navigateTo({ url: '/pages/a/a' })).rejects.toEqual({
      errMsg: 'navigateTo:fail webview count limit exceed',
    })
    host.fail(faults.throws(), { api: 'navigateTo' })
    expect(() => host.wx.navigateTo({ url: '/pages/a/a' })).toThrow('navigateTo:fail')
    host.fail(faults.neverAnswers(), { api: 'redirectTo' })
    const complete = vi.fn()
    host.wx.redirectTo({ url: '/pages/a/a', complete })
    host.fail(faults.errMsgOnly('login:fail busy'), { api: 'login' })
    await expect(host.wx.login()).rejects.toEqual({ errMsg: 'login:fail busy' })
    host.fail(fault({ reason: 'broken' }), { api: 'getStorageSync' })
    expect(() => host.wx.getStorageSync('a')).toThrow('getStorageSync:fail broken')
    expect(host.pages).toHaveLength(1)
    expect(complete).not.toHaveBeenCalled()
  })
})

describe('quirks', () => {
  const answer = async (quirks: HostOptions['quirks'], handler = ok.handler) => {
    const host = createHost({ quirks, handler } as HostOptions)
    const task = host.wx.request({ url: URL })
    await Promise.resolve(task).catch(() => {})
    await host.idle()
    return { task, result: host.requests[0]?.result as Record<string, unknown> }
  }

  it('no task, or a promise with the methods of a task', async () => {
    expect((await answer({ noTask: true })).task).toBeUndefined()
    const host = createHost({ ...ok, quirks: { returnsPromise: true } })
    const task = host.wx.request({ url: URL })
    expect(typeof task.abort).toBe('function')
    expect(await task).toMatchObject({ statusCode: 200 })
  })

  it('headers null, in lower case, or as lists', async () => {
    const twice = () => ({ header: { 'X-A': ['1', '2'] } })
    expect((await answer({ nullHeader: true })).result.header).toBeNull()
    expect((await answer({ lowerCaseHeader: true }, twice)).result.header).toEqual({ 'x-a': '1,2' })
    expect((await answer({ headerArrays: true }, twice)).result.header).toEqual({ 'X-A': ['1', '2'] })
  })

  it('fields left out', async () => {
    expect((await answer({ noErrMsg: true })).result).not.toHaveProperty('errMsg')
    expect((await answer({ noCookies: true })).result).not.toHaveProperty('cookies')
    expect((await answer({ noErrno: true }, () => faults.dns())).result).not.toHaveProperty('errno')
  })

  it('statuses that fail, and callbacks before the return', async () => {
    expect((await answer({ failStatuses: [200] })).result.errMsg).toBe('request:fail')
    expect(await events(createHost({ ...ok, quirks: { syncCallbacks: true } }))).toEqual([
      SUCCESS,
      'complete',
      'returned',
    ])
  })

  it('chunks as views, or none at all', async () => {
    const chunks = async (quirks: HostOptions['quirks']) => {
      const host = createHost({ quirks, handler: () => ({ chunks: ['a', 'b'] }) } as HostOptions)
      const seen: unknown[] = []
      host.wx
        .request({ url: URL, enableChunked: true, success: ({ data }) => seen.push(data) })
        .onChunkReceived(({ data }) => seen.push(data))
      await host.idle()
      return seen
    }
    expect(await chunks({ chunkViews: true })).toEqual([new Uint8Array([97]), new Uint8Array([98]), ''])
    expect(await chunks({ noChunks: true })).toEqual(['ab'])
  })

  it('pages without a route', () => {
    const host = createHost({ quirks: { noRoute: true } })
    expect(host.page?.route).toBeUndefined()
    expect(host.page?.url).toBe('/pages/index/index')
  })
})
