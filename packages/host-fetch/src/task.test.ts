// What the host itself says, to those who call it without a client: timeouts, words, chunks.
import { pass, useFakeTime } from '@wxpipe/test-support'
import { describe, expect, it, vi } from 'vitest'
import { fetchHost } from './index.ts'

const url = 'https://api.example.com/a'

describe('a timeout', () => {
  useFakeTime()

  const failAfter = async (milliseconds: number, timeout?: number) => {
    const fail = vi.fn()
    fetchHost({ fetch: () => new Promise(() => {}) }).request({ url, timeout, fail })
    await pass(milliseconds - 1)
    expect(fail).not.toHaveBeenCalled()
    await pass(1)
    return fail.mock.calls
  }

  it('is that of the call, in wx’s words', async () => {
    expect(await failAfter(50, 50)).toEqual([[{ errMsg: 'request:fail timeout', errno: 5 }]])
  })

  it('is 60 s where the call has none', async () => {
    expect(await failAfter(60_000)).toHaveLength(1)
    expect(await failAfter(60_000, 0)).toHaveLength(1)
  })

  it('leaves no timer behind, whether the call gets a response, fails or is aborted', async () => {
    const outcomes = [() => Promise.resolve(new Response('')), () => Promise.reject(new TypeError('Failed to fetch'))]
    for (const fetch of outcomes) {
      await new Promise((complete) => fetchHost({ fetch }).request({ url, complete }))
    }
    const host = fetchHost({ fetch: () => new Promise(() => {}) })
    await new Promise((complete) => host.request({ url, complete }).abort())
    await pass(0)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('of a call that could not begin is no rejection a minute later', async () => {
    const circle: { self?: unknown } = {}
    circle.self = circle
    const host = fetchHost()
    expect(() => host.request({ url, method: 'POST', data: circle })).toThrow(TypeError)
    expect(vi.getTimerCount()).toBe(0)
  })
})

it('a failure repeats no URL and no path', async () => {
  const fetch = () => Promise.reject(new TypeError(`Failed to parse URL from ${url}?token=secret`))
  const failed = await new Promise((fail) => fetchHost({ fetch }).request({ url, fail }))
  expect(failed).toEqual({ errMsg: 'request:fail Failed to parse URL from …', errno: 600009 })
})

it('a chunk has its own bytes only, whatever buffer they came in', async () => {
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(new Uint8Array([1, 2, 3, 4]).subarray(1, 3))
      controller.close()
    },
  })
  const host = fetchHost({ fetch: () => Promise.resolve(new Response(body)) })
  const told: ArrayBuffer[] = []
  await new Promise((success) => {
    host.request({ url, enableChunked: true, success }).onChunkReceived(({ data }) => told.push(data))
  })
  expect(told.map((data) => Array.from(new Uint8Array(data)))).toEqual([[2, 3]])
})
