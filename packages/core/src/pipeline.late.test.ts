// docs/architecture.md, rule 7, third part: what arrives after an abort.
import { describe, expect, it } from 'vitest'
import { deferred, expectNothingUnhandled, microtasks, rejectionOf, responseWith } from '../test/observing.ts'
import { responding, scriptedHost } from '../test/scripted-host.ts'
import { AbortError, createCancelSource, createClient, type HttpRequest, type HttpResponse } from './index.ts'

expectNothingUnhandled()

describe("rule 7: if a hook's promise yields a request after an abort, its error hook runs with AbortError", () => {
  const late = (yields: (request: HttpRequest) => HttpRequest | HttpResponse, error?: () => never) => {
    const source = createCancelSource()
    const { host, asked } = scriptedHost(responding())
    const gate = deferred<void>()
    const got: [unknown, HttpRequest][] = []
    const passed: unknown[] = []
    const client = createClient({ host }).use({
      name: 'slot',
      async request(request) {
        await gate.promise
        passed.push(yields(request))
        return passed[0] as HttpRequest
      },
      response: (response) => responseWith(got.push(response as never)),
      error(reason, request) {
        got.push([reason, request])
        return error ? error() : responseWith('recovered')
      },
    })
    const rejection = rejectionOf(client.get('x', { signal: source.signal }))
    source.abort()
    return { gate, got, passed, rejection, asked }
  }

  it('with the very object it passed, once, and nothing is sent', async () => {
    const { gate, got, passed, rejection, asked } = late((request) => ({ ...request, url: 'slot taken' }))
    const error = await rejection
    expect(got).toEqual([])
    gate.resolve()
    await microtasks()
    expect(got).toHaveLength(1)
    expect(got[0]![0]).toBe(error)
    expect(got[0]![1]).toBe(passed[0])
    expect(asked).toEqual([])
  })

  it('an error hook that throws or rejects then is nobody’s unhandled rejection', async () => {
    const throwing = () => {
      throw new Error('again')
    }
    for (const error of [throwing, () => Promise.reject(new Error('again')) as never]) {
      const { gate, got, rejection } = late((request) => request, error)
      gate.resolve()
      expect(await rejection).toBeInstanceOf(AbortError)
      await microtasks()
      expect(got).toHaveLength(1)
    }
  })

  it('not for a late response, nor for a late rejection: it took nothing in passing', async () => {
    const responded = late(() => responseWith('late'))
    responded.gate.resolve()
    const rejected = late((request) => request)
    rejected.gate.reject(new Error('late'))
    await microtasks()
    expect([await responded.rejection, await rejected.rejection]).toEqual([
      expect.any(AbortError),
      expect.any(AbortError),
    ])
    expect([...responded.got, ...rejected.got]).toEqual([])
  })

  it('an interceptor without an error hook may yield a late request too', async () => {
    const source = createCancelSource()
    const gate = deferred<HttpRequest>()
    const client = createClient().use({ name: 'slow', request: () => gate.promise })
    let request!: HttpRequest
    client.use({
      name: 'see',
      order: 0,
      request(seen) {
        request = seen
        return seen
      },
    })
    const rejection = rejectionOf(client.get('x', { signal: source.signal }))
    source.abort()
    gate.resolve(request)
    expect(await rejection).toBeInstanceOf(AbortError)
  })
})
