// Scripted faults that fail, and the calls they hit.
import { afterEach, describe, expect, it, vi } from 'vitest'
import { events, ok, SUCCESS, suffer, URL } from '../../test/one-request.ts'
import { createHost, fault, faults } from '../index.ts'

afterEach(() => {
  vi.useRealTimers()
})

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
    host.fail(faults.pageLimit())
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
