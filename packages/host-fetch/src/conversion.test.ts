// What wx and fetch write in different ways, by a fetch that a test responds to: no server is needed for it.
import { describe, expect, it, vi } from 'vitest'
import { fetchHost } from './index.ts'
import type { AnyFetch } from './runtime.ts'

const url = 'https://api.example.com/a'
const requested = (fetch: AnyFetch, call: object = {}) =>
  new Promise((success, fail) => fetchHost({ fetch }).request({ url, success, fail, ...call }))

describe('the data of a GET', () => {
  it.each([
    ['a name of several letters', '?page=9&p=1', { page: 1 }, '?p=1&page=1'],
    ['no longer name that begins like it', '?ab=9', { a: 1 }, '?ab=9&a=1'],
    ['several names that stand together', '?a=8&b=9&c=2', { a: 1, b: 2 }, '?c=2&a=1&b=2'],
    ['nothing of the path', '/x&&y&p=2/', { p: 1 }, '/x&&y&p=2/?p=1'],
    ['all there is, before the #', '?p=9#top?a&b', { p: 1 }, '?p=1'],
    ['several names at the end', '?c=2&a=8&b=9', { a: 1, b: 2 }, '?c=2&a=1&b=2'],
  ])('replaces in the query %s', async (_what, before, data, after) => {
    const fetch = vi.fn(() => Promise.resolve(new Response('{}')))
    await requested(fetch, { url: url + before, data })
    expect(fetch).toHaveBeenCalledWith(url + after, expect.anything())
  })
})

describe('a response without cookies', () => {
  it('has none in its header either', async () => {
    expect(await requested(() => Promise.resolve(new Response('{}', { headers: { 'x-own': 'yes' } })))).toMatchObject({
      header: { 'content-type': 'text/plain;charset=UTF-8', 'x-own': 'yes' },
      cookies: [],
    })
    const { header } = (await requested(() => Promise.resolve(new Response('{}')))) as { header: object }
    expect(header).not.toHaveProperty('set-cookie')
  })

  it('is also one whose headers have no getSetCookie, as in old browsers', async () => {
    const headers = { get: () => null, forEach() {} }
    const response = { status: 200, headers, text: () => Promise.resolve('{}') }
    expect(await requested(() => Promise.resolve(response))).toMatchObject({ header: {}, cookies: [] })
  })
})

it('a listener that is taken off leaves the others', async () => {
  const host = fetchHost({ fetch: () => Promise.resolve(new Response('{}')) })
  const told: string[] = []
  const [one, other] = ['one', 'other'].map((name) => () => void told.push(name))
  await new Promise((success) => {
    const task = host.request({ url, success })
    task.onHeadersReceived(one!)
    task.onHeadersReceived(other!)
    task.offHeadersReceived(one)
  })
  expect(told).toEqual(['other'])
})

it('a page without AbortController gives a call up all the same, and throws nothing', async () => {
  vi.stubGlobal('AbortController', undefined)
  try {
    const failed = await new Promise((fail) => {
      const host = fetchHost({ fetch: () => new Promise(() => {}) })
      host.request({ url, fail }).abort()
    })
    expect(failed).toEqual({ errMsg: 'request:fail abort', errno: undefined })
  } finally {
    vi.unstubAllGlobals()
  }
})

it('what is stored is in localStorage, where the next start of the page finds it', () => {
  const kept = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
  })
  try {
    fetchHost().setStorageSync('key', { a: 1 })
    expect([Array.from(kept), fetchHost().getStorageSync('key')]).toEqual([[['key', '{"a":1}']], { a: 1 }])
  } finally {
    vi.unstubAllGlobals()
  }
})
