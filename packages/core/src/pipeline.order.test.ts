// docs/architecture.md, rule 1: the order of requests, responses and errors.
import { describe, expect, it } from 'vitest'
import {
  expectNothingUnhandled,
  logging,
  rejectionOf,
  responseWith,
  seeRequest,
  seeResponse,
} from '../test/observing.ts'
import { failing, responding, scriptedHost } from '../test/scripted-host.ts'
import { createClient, type HttpRequest } from './index.ts'

expectNothingUnhandled()

describe('rule 1: requests travel down the list, responses travel back up in exact reverse', () => {
  it('a request goes in and its response comes out through three interceptors', async () => {
    const log: string[] = []
    const { host } = scriptedHost(responding())
    const client = createClient({ host }).use(logging('a', log)).use(logging('b', log)).use(logging('c', log))
    await client.get('x')
    expect(log).toEqual(['a request', 'b request', 'c request', 'c response', 'b response', 'a response'])
  })

  it('an error comes out in exact reverse too', async () => {
    const log: string[] = []
    const client = createClient({ host: scriptedHost(failing()).host })
      .use(logging('a', log))
      .use(logging('b', log))
    await rejectionOf(client.get('x'))
    expect(log).toEqual(['a request', 'b request', 'b error', 'a error'])
  })

  it('asynchronous hooks keep the order', async () => {
    const log: string[] = []
    const slow = (name: string, turns: number) =>
      logging(name, log, {
        async request(request) {
          for (let i = 0; i < turns; i++) await undefined
          log.push(`${name} request`)
          return request
        },
        async response(response) {
          for (let i = 0; i < turns; i++) await undefined
          log.push(`${name} response`)
          return response
        },
      })
    const client = createClient({ host: scriptedHost(responding()).host })
      .use(slow('a', 9))
      .use(slow('b', 1))
    await client.use(slow('c', 4)).get('x')
    expect(log).toEqual(['a request', 'b request', 'c request', 'c response', 'b response', 'a response'])
  })

  it('interceptors.request.use and interceptors.response.use each run first-registered first', async () => {
    const log: string[] = []
    const client = createClient({ host: scriptedHost(responding()).host })
    for (const name of ['1', '2', '3']) {
      client.interceptors.request.use((request) => {
        log.push(`request ${name}`)
        return request
      })
      client.interceptors.response.use((response) => {
        log.push(`response ${name}`)
        return response
      })
    }
    await client.get('x')
    expect(log).toEqual(['request 1', 'request 2', 'request 3', 'response 1', 'response 2', 'response 3'])
  })

  it('interceptors with some of the hooks only are passed over where they have none', async () => {
    const log: string[] = []
    const client = createClient({ host: scriptedHost(responding()).host })
      .use({ name: 'none' })
      .use({ name: 'only-response', response: seeResponse(() => log.push('response')) })
      .use({ name: 'only-request', request: seeRequest(() => log.push('request')) })
      .use({ name: 'only-error', error: () => responseWith('not reached') })
    expect((await client.get('x')).data).toBe('ok')
    expect(log).toEqual(['request', 'response'])
  })

  it('a hook may be a method of a class', async () => {
    class Counter {
      readonly name = 'counter'
      count = 0
      request(request: HttpRequest) {
        this.count++
        return request
      }
    }
    const counter = new Counter()
    await createClient({ host: scriptedHost(responding()).host })
      .use(counter)
      .get('x')
    expect(counter.count).toBe(1)
  })
})
