// What is recorded of calls, over a simulated host.
import { cache } from '@wxpipe/cache'
import { createCancelSource, createClient, createTracer, type HttpRequest, ORDER_APP, withHeader } from '@wxpipe/core'
import { retry } from '@wxpipe/retry'
import { begun, pass, useFakeTime } from '@wxpipe/test-support'
import { createHost } from '@wxpipe/testing'
import { tokenInjection } from '@wxpipe/token-injection'
import { describe, expect, it } from 'vitest'
import { createApp } from '../test/app.ts'
import { createInspector, type InspectedCall, rowOf } from './index.ts'

const takeUnhandled = useFakeTime()

const lines = ({ steps }: InspectedCall) => steps.map(({ type, name, at }) => `${at} ${type} ${name}`)

describe('the tracer only watches', () => {
  it('asks for the outcome of a hook once: what is not yet a promise does its work once', async () => {
    let works = 0
    const lazy = {
      then(resolve: (response: object) => void) {
        works += 1
        resolve({ statusCode: 200, header: {}, data: 'lazy' })
      },
    }
    const { client, inspector } = createApp()
    client.use({ name: 'lazy', request: () => lazy as never })
    expect((await client.get('groups')).data).toBe('lazy')
    expect([works, inspector.calls[0]?.answeredBy]).toEqual([1, 'lazy'])
  })
})

describe('a call', () => {
  it('is there at once, pending, and has its outcome in the end', async () => {
    const { inspector, client } = createApp()
    const call = client.get('groups', { query: { page: 1 } })
    expect(inspector.calls).toMatchObject([
      { id: 1, method: 'GET', url: 'https://api.example.com/groups?page=1', outcome: 'pending', statusCode: 0 },
    ])
    await pass(100)
    await call
    expect(inspector.calls).toMatchObject([
      { outcome: 'ok', statusCode: 200, duration: 100, answeredBy: 'transport', error: undefined },
    ])
    expect(inspector.calls[0]?.sends).toMatchObject([{ outcome: 'ok', statusCode: 200, duration: 100 }])
  })

  it('has its way through the interceptors, with the time of each step', async () => {
    const { inspector, client } = createApp()
    client.use(retry({ limit: 1, baseDelay: 500 })).use({ name: 'own', order: 900 })
    begun(client.get('fail'))
    await pass(2_000)
    const [call] = inspector.calls
    expect(lines(call!).slice(0, 5)).toEqual([
      '0 enter retry',
      '0 enter own',
      '0 enter transport',
      '100 fail transport',
      '100 fail own',
    ])
    expect(call).toMatchObject({ outcome: 'failed', statusCode: 503, error: { name: 'StatusError', code: 'STATUS' } })
    expect(call?.sends).toHaveLength(2)
    expect(call!.sends[1]!.startedAt - call!.startedAt).toBe(call!.steps[5]!.at)
  })

  it('that was cancelled is "aborted", also while an outermost hook waits', async () => {
    const { inspector, client } = createApp()
    const source = createCancelSource()
    begun(client.get('groups', { signal: source.signal }))
    client.use({ name: 'waiting', request: () => new Promise(() => {}) })
    begun(client.get('groups', { signal: source.signal }))
    source.abort()
    await pass(0)
    expect(inspector.calls.map(({ outcome }) => outcome)).toEqual(['aborted', 'aborted'])
    expect(inspector.calls[0]?.sends).toMatchObject([{ outcome: 'aborted', statusCode: 0 }])
  })

  it('that the cache has served has no send, and one that it refreshes behind it has', async () => {
    const { inspector, client } = createApp()
    client.use(cache({ ttl: 1_000, staleWhileRevalidate: 60_000 }))
    begun(client.get('groups'))
    await pass(100)
    await client.get('groups')
    await pass(2_000)
    await client.get('groups')
    expect(inspector.calls.map(rowOf)).toMatchObject([
      { answeredBy: 'transport', sends: 1 },
      { answeredBy: 'cache', sends: 0 },
      { answeredBy: 'cache', sends: 1 },
    ])
    await pass(100)
    expect(inspector.calls[2]?.sends).toMatchObject([{ outcome: 'ok', statusCode: 200 }])
  })

  it('that was looked at when it had ended shows what is sent behind it later', async () => {
    const { inspector, client } = createApp()
    const wait = (request: HttpRequest) => new Promise<HttpRequest>((resolve) => setTimeout(resolve, 50, request))
    client.use(cache({ ttl: 1_000, staleWhileRevalidate: 60_000 })).use({ name: 'waiting', order: 700, request: wait })
    inspector.subscribe(() => {})
    begun(client.get('groups'))
    await pass(2_000)
    await client.get('groups')
    expect(inspector.calls[1]).toMatchObject({ answeredBy: 'cache', sends: [] })
    await pass(100)
    expect(inspector.calls[1]?.sends).toMatchObject([{ outcome: 'pending' }])
    await pass(100)
    expect(inspector.calls[1]?.sends).toMatchObject([{ outcome: 'ok', statusCode: 200 }])
  })

  it('that has ended stays as it is when a refresh behind it begins to send after another call', async () => {
    const { inspector, client } = createApp()
    const wait = (request: HttpRequest) => new Promise<HttpRequest>((resolve) => setTimeout(resolve, 50, request))
    client.use(cache({ ttl: 1_000, staleWhileRevalidate: 60_000 })).use({ name: 'waiting', order: 900, request: wait })
    begun(client.get('groups'))
    await pass(2_000)
    begun(client.get('groups'))
    await pass(10)
    begun(client.get('others'))
    await pass(200)
    expect(inspector.calls.slice(1).map(rowOf)).toMatchObject([
      { outcome: 'ok', answeredBy: 'cache', sends: 0 },
      { outcome: 'ok', answeredBy: 'transport', sends: 1 },
    ])
  })

  it('has the page on which it began, and another one after a visit elsewhere', async () => {
    const phone = createHost({ handler: () => ({ data: 1 }) })
    let stack = [{ route: 'pages/a' }]
    const host = { request: phone.wx.request, getCurrentPages: () => stack }
    const { inspector, client } = createApp({ client: { host } })
    for (const visited of [['a'], ['a'], ['a', 'b'], ['a']]) {
      stack = visited.map((name) => ({ route: `pages/${name}` }))
      begun(client.get('x'))
    }
    await pass(100)
    expect(inspector.calls.map(({ page }) => `${page?.id} ${page?.route}`)).toEqual([
      'page_1 pages/a',
      'page_1 pages/a',
      'page_2 pages/b',
      'page_3 pages/a',
    ])
  })

  it('has another page after a redirect to the same route', async () => {
    const phone = createHost({ handler: () => ({ data: 1 }) })
    let id = '1'
    const getCurrentPages = () => [{ route: 'pages/detail', options: { id } }]
    const host = { request: phone.wx.request, getCurrentPages }
    const { inspector, client } = createApp({ client: { host } })
    for (id of ['1', '1', '2']) begun(client.get('x'))
    await pass(100)
    expect(inspector.calls.map(({ page }) => page?.id)).toEqual(['page_1', 'page_1', 'page_2'])
  })

  it('shows the URL with what the host makes of the data of a GET', async () => {
    const { inspector, client } = createApp()
    begun(client.get('groups', { query: { a: 1 }, data: { page: 2 } }))
    await pass(100)
    expect(inspector.calls[0]?.sends[0]?.url).toBe('https://api.example.com/groups?a=1&page=2')
  })
})

describe('bodies', () => {
  const bodiesOf = async (bodies: 'all' | 'failed' | 'none', path: string) => {
    const { inspector, client } = createApp({ inspector: { bodies } })
    begun(client.post(path, { name: 'ann' }))
    await pass(100)
    const { body, responseBody } = inspector.calls[0]!.sends[0]!
    return [body?.text, responseBody?.text]
  }

  it('are kept of calls that fail', async () => {
    expect(await bodiesOf('failed', 'groups')).toEqual([undefined, undefined])
    expect(await bodiesOf('failed', 'fail')).toEqual(['{"name":"ann"}', '{"message":"down"}'])
  })

  it('are kept of all calls or of none, as it is told', async () => {
    expect(await bodiesOf('all', 'groups')).toEqual(['{"name":"ann"}', '{"path":"/groups","token":"•••"}'])
    expect(await bodiesOf('none', 'fail')).toEqual([undefined, undefined])
  })

  it('are kept up to 10,000 characters, with their whole size', async () => {
    const { inspector, client } = createApp({ inspector: { bodies: 'all' } })
    begun(client.post('x', 'a'.repeat(50_000)))
    await pass(100)
    const { body } = inspector.calls[0]!.sends[0]!
    expect([body?.text.length, body?.size]).toEqual([10_000, 50_000])
  })

  it('that are bytes, or a circle, have no text', async () => {
    const { inspector, client } = createApp({ inspector: { bodies: 'all' } })
    const circle: { self?: object } = {}
    circle.self = circle
    begun(client.post('x', new ArrayBuffer(8)))
    begun(client.post('x', circle))
    await pass(100)
    expect(inspector.calls.map(({ sends }) => sends[0]?.body)).toEqual([undefined, undefined])
  })
})

describe('the memory', () => {
  it('has the last calls alone', async () => {
    const { inspector, client } = createApp({ inspector: { limit: 3 } })
    for (let index = 0; index < 5; index++) begun(client.get(`${index}`))
    await pass(100)
    expect(inspector.calls.map(({ id }) => id)).toEqual([3, 4, 5])
    inspector.clear()
    expect(inspector.calls).toEqual([])
  })

  it('has a thousand steps of a call that loops', async () => {
    const { inspector, client } = createApp()
    client.use({
      name: 'loop',
      async request(request, next) {
        for (let index = 0; index < 2_000; index++) await next(request)
        return request
      },
    })
    client.use({ name: 'inside', request: () => ({ statusCode: 200, data: 1, header: {} }) })
    await client.get('x')
    expect(inspector.calls[0]?.steps).toHaveLength(1_000)
  })
})

describe('who subscribes', () => {
  it('is told of a call that begins and of one that has ended, until the end of it', async () => {
    const { inspector, client } = createApp()
    const seen: string[] = []
    const stop = inspector.subscribe(({ id, outcome }) => seen.push(`${id} ${outcome}`))
    begun(client.get('a'))
    await pass(100)
    stop()
    begun(client.get('b'))
    await pass(100)
    expect(seen).toEqual(['1 pending', '1 ok'])
  })

  it('changes nothing by throwing: it shows as an unhandled rejection', async () => {
    const { inspector, client } = createApp()
    inspector.subscribe(() => {
      throw new Error('mine')
    })
    const call = client.get('a')
    await pass(100)
    expect((await call).statusCode).toBe(200)
    expect((await takeUnhandled()).map(String)).toEqual(['Error: mine', 'Error: mine'])
  })
})

describe('the client that is inspected', () => {
  it('takes no further promise turn', async () => {
    const turns = async (trace: boolean) => {
      const host = { request: ({ success }: { success?: (r: object) => void }) => void success?.({ statusCode: 200 }) }
      const client = createClient({ host, ...(trace && { trace: createInspector().tracer }) })
      client.use({ name: 'a', request: (request) => withHeader(request, 'x', '1'), response: (response) => response })
      let isDone = false
      client.get('https://a.com/').then(() => {
        isDone = true
      })
      let count = 0
      while (!isDone) {
        await Promise.resolve()
        count++
      }
      return count
    }
    expect(await turns(true)).toBe(await turns(false))
  })

  it('gets the very response and the very error', async () => {
    const boom = new TypeError('boom')
    const { inspector, client } = createApp()
    client.use({
      name: 'odd',
      order: ORDER_APP,
      request() {
        throw boom
      },
    })
    await expect(client.get('x')).rejects.toBe(boom)
    expect(inspector.calls[0]?.error).toEqual({ name: 'TypeError', code: undefined, message: 'boom' })
  })

  it('may have another tracer inside, which sees the same steps', async () => {
    const seen: string[] = []
    const inspector = createInspector()
    const log = createTracer(({ type, name }) => seen.push(`${type} ${name}`))
    const host = createHost({ handler: () => ({ data: 1 }) })
    const client = createClient({
      host: host.wx,
      baseURL: 'https://api.example.com/',
      trace: (interceptors) => inspector.tracer(log(interceptors)),
    }).use(tokenInjection({ getToken: () => 'a-long-token' }))
    begun(client.get('x'))
    await pass(100)
    expect(seen).toEqual(['enter token-injection', 'enter transport', 'exit transport', 'exit token-injection'])
    expect(inspector.calls[0]?.steps.map(({ type, name }) => `${type} ${name}`)).toEqual(seen)
  })
})

it('options that cannot work are refused', () => {
  expect(() => createInspector({ limits: 3 } as object)).toThrow('createInspector has no "limits"')
  expect(() => createInspector({ redact: 'token' } as object)).toThrow('"redact" must be: list')
  // A misspelt 'none' would keep what users have typed.
  for (const bodies of ['non', 'off', false, null, 1])
    expect(() => createInspector({ bodies } as object)).toThrow(
      expect.objectContaining({ code: 'CONFIG', message: `bodies has no "${bodies}": write none,all,failed` }),
    )
  expect(() => createInspector({ bodies: 'None' } as object)).toThrow('write none')
})
