// `res.profile` over real HTTP: measured at the socket.
import { expect, it } from 'vitest'
import { create, echo, serve } from '../../test/loopback-servers.ts'
import { send } from '../../test/one-request.ts'
import type { RequestProfile } from '../index.ts'

const inOrder = (profile: RequestProfile) => {
  const { fetchStart, domainLookUpStart, domainLookUpEnd, connectStart, connectEnd } = profile
  const { requestStart, requestEnd, responseStart, responseEnd } = profile
  const times = [fetchStart, domainLookUpStart, domainLookUpEnd, connectStart, connectEnd]
  times.push(requestStart, requestEnd, responseStart, responseEnd)
  return times.every((at, n) => n === 0 || at >= times[n - 1]!)
}

it('a first request makes its connection, a second one finds it', async () => {
  const host = create()
  const base = await serve(echo)
  const port = Number(new globalThis.URL(base).port)
  const began = Date.now()
  const [first, second] = [
    (await send(host, { url: `${base}/a`, method: 'POST', data: 'four' })).profile!,
    (await send(host, { url: `${base}/b` })).profile!,
  ]
  expect(first).toMatchObject({ socketReused: false, peerIP: '127.0.0.1', port, protocol: 'http1.1' })
  expect(second).toMatchObject({ socketReused: true, peerIP: '127.0.0.1', port, SSLconnectionStart: 0 })
  expect([inOrder(first), inOrder(second)]).toEqual([true, true])
  expect(first.fetchStart).toBeGreaterThanOrEqual(began)
  expect(second.connectEnd).toBe(second.fetchStart)
  // Head and body, as they were on the wire.
  expect(first.sendBytesCount).toBeGreaterThan(100)
  expect(first.receivedBytedCount).toBeGreaterThan(first.sendBytesCount)
  // Its own, not the socket's: it has no body.
  expect(second.sendBytesCount).toBeLessThan(first.sendBytesCount)
})

it('what a server takes is between the end of the request and the first byte of its response', async () => {
  const wait = 60
  const base = await serve((_request, response) => void setTimeout(() => response.end('{}'), wait))
  const { profile } = await send(create(), { url: base })
  // A timer of Node may come a millisecond early.
  expect(profile!.responseStart - profile!.requestEnd).toBeGreaterThanOrEqual(wait - 2)
})
