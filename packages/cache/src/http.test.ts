// http: rfc9111: the server's own words, Cache-Control and ETag.
import { useFakeTime } from '@wxpipe/test-support'
import { faults, type Reply } from '@wxpipe/testing'
import { describe, expect, it } from 'vitest'
import { createApp } from '../test/app.ts'
import { rfc9111 } from './index.ts'

useFakeTime()

describe('http: rfc9111', () => {
  /** Answers with these headers; 304 when the etag is still `tag`. */
  const server = (header: Record<string, string>, options = {}) => {
    const state = { tag: header['ETag'], calls: 0, notModified: 0, header304: {} as Record<string, string> }
    const app = createApp({ ttl: undefined, http: rfc9111, ...options }, ({ header: sent }): Reply => {
      state.calls++
      if (state.tag && sent['if-none-match'] === state.tag) {
        state.notModified++
        return { statusCode: 304, header: state.header304 }
      }
      return { data: { n: state.calls }, header: state.tag ? { ...header, ETag: state.tag } : header }
    })
    return { ...app, state }
  }

  it('heeds max-age, also over the app’s ttl', async () => {
    const { get, pass } = server({ 'Cache-Control': 'private, Max-Age="10"' }, { ttl: 1 })
    await get('a')
    await pass(9000)
    expect(await get('a')).toEqual({ n: 1 })
    await pass(1000)
    expect(await get('a')).toEqual({ n: 2 })
  })

  it('falls back to the ttl when the server is silent, and keeps nothing for no-store', async () => {
    const silent = server({}, { ttl: 1000 })
    await silent.get('a')
    expect(await silent.get('a')).toEqual({ n: 1 })
    const secret = server({ 'cache-control': 'no-store, max-age=10' }, { ttl: 1000 })
    await secret.get('a')
    expect(await secret.get('a')).toEqual({ n: 2 })
    expect(secret.state.notModified).toBe(0)
  })

  it('revalidates with If-None-Match, and 304 gives the kept answer', async () => {
    for (const options of [{}, { shouldCache: () => true }]) {
      const { get, state } = server({ ETag: '"v1"', 'Cache-Control': 'no-cache' }, options)
      expect(await get('a')).toEqual({ n: 1 })
      expect(await get('a')).toEqual({ n: 1 })
      expect(await get('a')).toEqual({ n: 1 })
      expect([state.calls, state.notModified]).toEqual([3, 2])
      state.tag = '"v2"'
      expect(await get('a')).toEqual({ n: 4 })
      expect(await get('a')).toEqual({ n: 4 })
      expect(state.notModified).toBe(3)
    }
  })

  it('also where validateStatus lets 304 through', async () => {
    const { client, pass } = server({ ETag: '"v1"' })
    const ask = async () => {
      const one = client.get('a', { validateStatus: () => true })
      await pass(20)
      return one
    }
    await ask()
    expect(await ask()).toMatchObject({ statusCode: 200, data: { n: 1 } })
  })

  it('a 304 starts the freshness anew, by its own words if it has any', async () => {
    const { get, pass, state } = server({ ETag: '"v1"', 'Cache-Control': 'max-age=1' })
    await get('a')
    await pass(2000)
    state.header304 = { 'Cache-Control': 'max-age=60', ETag: '"v1"' }
    await get('a')
    await pass(30_000)
    expect(await get('a')).toEqual({ n: 1 })
    expect(state.calls).toBe(2)
    await pass(30_000)
    state.header304 = {}
    await get('a')
    expect(await get('a')).toEqual({ n: 1 })
    expect(state.notModified).toBe(2)
    await pass(2000)
    expect(await get('a')).toEqual({ n: 1 })
    expect(state.notModified).toBe(3)
  })

  it('no-cache and must-revalidate forbid stale answers', async () => {
    for (const control of ['no-cache', 'max-age=1, must-revalidate']) {
      const { host, get, pass } = server({ 'Cache-Control': control }, { staleWhileRevalidate: 9e5, staleIfError: 9e5 })
      await get('a')
      await pass(2000)
      host.fail(faults.connectionReset())
      expect(await get('a')).toBe('NETWORK')
    }
  })

  it('off, the server’s words and ETag are not looked at', async () => {
    const { get, state } = server({ ETag: '"v1"', 'Cache-Control': 'no-store' }, { http: false, ttl: 1000 })
    await get('a')
    expect(await get('a')).toEqual({ n: 1 })
    expect(state.calls).toBe(1)
  })
})
