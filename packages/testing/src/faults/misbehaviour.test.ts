// Scripted faults of behaviour: hosts that throw, stay silent, or say too much.
import { afterEach, describe, expect, it, vi } from 'vitest'
import { events, ok, SUCCESS, suffer, URL } from '../../test/one-request.ts'
import { createHost, faults, type Host } from '../index.ts'

afterEach(() => {
  vi.useRealTimers()
})

describe('faults of behaviour', () => {
  it('throws instead of returning', () => {
    const host = createHost(ok)
    host.fail(faults.throws(new TypeError('native')))
    expect(() => host.wx.request({ url: URL })).toThrow('native')
    expect(host.requests[0]?.state).toBe('fail')
  })

  it.each([
    ['scripted', (host: Host) => host.fail(faults.neverAnswers()), ok],
    ['from a handler', () => {}, { handler: () => faults.neverAnswers() }],
  ])('never answers, %s, though the phone may go to the background; abort still works', async (_, script, options) => {
    vi.useFakeTimers()
    const host = createHost(options)
    script(host)
    const seen: unknown[] = []
    const task = host.wx.request({ url: URL, fail: (error) => seen.push(error) })
    await vi.advanceTimersByTimeAsync(0)
    host.background()
    host.setNetwork('none')
    await vi.advanceTimersByTimeAsync(1_000_000)
    expect([seen, host.inFlight]).toEqual([[], 1])
    task.abort()
    await host.idle()
    expect(seen).toEqual([{ errMsg: 'request:fail abort' }])
  })

  it('never answers, though the server was asked', async () => {
    vi.useFakeTimers()
    let served = 0
    const host = createHost({ profile: 'wifi', handler: () => ({ data: ++served }) })
    host.fail(faults.delivered(faults.neverAnswers()))
    host.wx.request({ url: URL })
    await vi.advanceTimersByTimeAsync(100_000)
    expect([served, host.requests[0]?.state]).toEqual([1, 'running'])
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

  it('swallows an abort, and responds', async () => {
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

  it('answers late: the server is asked at once', async () => {
    vi.useFakeTimers()
    let served = 0
    const host = createHost({ handler: () => ({ data: ++served }) })
    host.fail(faults.answersLate(500))
    const seen: unknown[] = []
    host.wx.request({ url: URL, success: ({ data }) => seen.push(data), complete: () => seen.push('complete') })
    await vi.advanceTimersByTimeAsync(499)
    expect([served, seen, host.inFlight]).toEqual([1, [], 1])
    await vi.advanceTimersByTimeAsync(1)
    expect(seen).toEqual([1, 'complete'])
  })

  it('answers late: the page opens at once, and what its onLoad asked for comes first', async () => {
    vi.useFakeTimers()
    const host = createHost(ok)
    const seen: unknown[] = []
    host.definePage('pages/login/login', {
      onLoad() {
        host.wx.request({ url: URL, success: () => seen.push('response') })
      },
    })
    host.fail(faults.answersLate(500), { api: 'navigateTo' })
    const success = () => seen.push('success')
    host.wx.navigateTo({ url: '/pages/login/login', success, complete: () => seen.push('complete') })
    await vi.advanceTimersByTimeAsync(499)
    expect([host.page?.route, seen, host.calls[0]?.state]).toEqual(['pages/login/login', ['response'], 'running'])
    await vi.advanceTimersByTimeAsync(1)
    expect(seen).toEqual(['response', 'success', 'complete'])
  })

  it('calls both of another call than request, in the words of that call', async () => {
    const host = createHost()
    const seen: unknown[] = []
    host.fail(faults.successAndFail(), { api: 'setStorage' })
    const hear = ({ errMsg }: { errMsg: string }) => void seen.push(errMsg)
    host.wx.setStorage({ key: 'a', data: 1, success: hear, fail: hear })
    await host.idle()
    expect(seen).toEqual(['setStorage:ok', 'setStorage:fail'])
  })

  it('answers late: a refusal and a promise come late too, and nothing comes after a reset', async () => {
    vi.useFakeTimers()
    const host = createHost({ pages: ['pages/index/index'] })
    const seen: unknown[] = []
    const go = () => void host.wx.navigateTo({ url: '/pages/none/none' }).catch(({ errMsg }) => seen.push(errMsg))
    host.fail(faults.answersLate(500), { api: 'navigateTo', times: 2 })
    go()
    await vi.advanceTimersByTimeAsync(499)
    expect(seen).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(seen).toEqual(['navigateTo:fail page "pages/none/none" is not found'])
    go()
    await vi.advanceTimersByTimeAsync(0)
    host.reset()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(seen).toHaveLength(1)
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
