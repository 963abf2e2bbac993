// The rules of HTTP as an option: with them, without them, and for one request.
import { useFakeTime } from '@wxpipe/test-support'
import { describe, expect, it } from 'vitest'
import { createApp, createHttpApp } from '../test/app.ts'
import { rfc9111 } from './index.ts'

useFakeTime()

describe('http: rfc9111', () => {
  it('heeds the server, and falls back to the ttl when the server is silent', async () => {
    const { sendsOf } = createHttpApp([{}], { ttl: 1000 })
    expect(await sendsOf(2)).toBe(1)
    expect(await createHttpApp([{ header: { 'Cache-Control': 'max-age=0' } }], { ttl: 1000 }).sendsOf(2)).toBe(2)
  })

  it('is for one request too, or is not', async () => {
    const header = { 'Cache-Control': 'no-store' }
    const on = createHttpApp([{ header }], { http: undefined, ttl: 1000 })
    expect(await on.sendsOf(2, 0, { cache: { http: rfc9111 } })).toBe(2)
    const off = createHttpApp([{ header }], { ttl: 1000 })
    expect(await off.sendsOf(2, 0, { cache: { http: false } })).toBe(1)
  })

  it('gives nothing that was kept while they did not hold: the server may have forbidden it', async () => {
    const { get } = createHttpApp([{ header: { 'Cache-Control': 'no-store' } }], { ttl: 60_000 })
    await get('a', { cache: { http: false } })
    expect(await get('a', { cache: { http: false } })).toEqual({ n: 1 })
    expect(await get('a')).toEqual({ n: 2 })
  })

  it('off, the server’s words are not looked at', async () => {
    const header = { ETag: '"v1"', 'Cache-Control': 'no-store', Vary: '*', Age: '90' }
    const { get, client, pass, sent } = createApp({ ttl: 1000 }, () => ({ data: 1, header }))
    await get('a')
    await Promise.all([client.put('a'), pass(20)])
    await get('a')
    expect(sent()).toBe(2)
  })
})

it('fields of the connection are not kept: those that HTTP names, and those that `Connection` names', async () => {
  const header = {
    'Cache-Control': 'max-age=60',
    Connection: 'X-Hop,  x-other',
    'Keep-Alive': 'timeout=5',
    'X-Hop': '1',
    'X-Other': '2',
    'Proxy-Connection': 'close',
    Test: '4',
    'X-End': '3',
  }
  const { client, pass } = createHttpApp([{ header }])
  const [first] = await Promise.all([client.get('a'), pass(20)])
  expect(Object.keys(first!.header)).toEqual(expect.arrayContaining(Object.keys(header)))
  const kept = Object.keys((await client.get('a')).header).map((name) => name.toLowerCase())
  for (const name of ['x-end', 'test']) expect(kept).toContain(name)
  for (const name of ['connection', 'keep-alive', 'proxy-connection', 'x-hop', 'x-other'])
    expect(kept).not.toContain(name)
})
