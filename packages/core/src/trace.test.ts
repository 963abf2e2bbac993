// createTracer: what a listener sees of each request, and what it must not change.
import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { expectNothingUnhandled, microtasks, rejectionOf, responseWith } from '../test/observing.ts'
import { type Asked, failing, responding, scriptedHost } from '../test/scripted-host.ts'
import {
  createCancelSource,
  createClient,
  createTracer,
  type Interceptor,
  type TraceEvent,
  withHeader,
} from './index.ts'

expectNothingUnhandled()

function traced(respond: (asked: Asked, index: number) => void, ...interceptors: Interceptor[]) {
  const events: TraceEvent[] = []
  const { host, asked } = scriptedHost(respond)
  const client = createClient({ host, trace: createTracer((event) => events.push(event)) })
  for (const interceptor of interceptors) client.use(interceptor)
  const lines = () => events.map(({ type, name, attempt }) => `${type} ${name} ${attempt}`)
  return { client, events, lines, asked }
}

const pass: Interceptor = { name: 'pass', request: (r) => r, response: (r) => r }

describe('a trace listener gets each interceptor’s enter, exit and fail', () => {
  it('around the send, outermost first in and last out, also for interceptors without hooks', async () => {
    const { client, lines } = traced(responding(), { name: 'none' }, pass)
    await client.get('x')
    expect(lines()).toEqual([
      'enter none 1',
      'enter pass 1',
      'enter transport 1',
      'exit transport 1',
      'exit pass 1',
      'exit none 1',
    ])
  })

  it('fail for an error that leaves outward, exit for one that was recovered from', async () => {
    const recover: Interceptor = { name: 'recover', error: () => responseWith('recovered') }
    const { client, events, lines } = traced(failing(), recover, pass)
    await client.get('x')
    expect(lines().slice(3)).toEqual(['fail transport 1', 'fail pass 1', 'exit recover 1'])
    expect(events.filter((event) => 'response' in event).map(({ name }) => name)).toEqual(['recover'])
  })

  it('an own response is an exit, an own throw a fail, at once or later', async () => {
    const boom = new Error('boom')
    const own: [Interceptor['request'], string][] = [
      [() => responseWith('own'), 'exit own 1'],
      [async () => responseWith('own'), 'exit own 1'],
      [() => Promise.reject(boom), 'fail own 1'],
      [
        () => {
          throw boom
        },
        'fail own 1',
      ],
    ]
    for (const [request, last] of own) {
      const { client, lines } = traced(responding(), { name: 'own', request: request! })
      await client.get('x').catch(() => {})
      expect(lines()).toEqual(['enter own 1', last])
    }
  })

  it('with the attempt: the n-th entry of that interceptor in this call', async () => {
    const retry: Interceptor = { name: 'retry', error: (_, request, next) => next(request) }
    const { client, lines } = traced((asked, index) => (index ? responding() : failing())(asked), retry, pass)
    await client.get('x')
    expect(lines()).toEqual([
      'enter retry 1',
      'enter pass 1',
      'enter transport 1',
      'fail transport 1',
      'fail pass 1',
      'enter pass 2',
      'enter transport 2',
      'exit transport 2',
      'exit pass 2',
      'exit retry 1',
    ])
  })

  it('several listeners hear the same events, in their order', async () => {
    const heard: string[] = []
    const { host } = scriptedHost(responding())
    const trace = createTracer(
      ({ type }) => heard.push(`a ${type}`),
      ({ type }) => heard.push(`b ${type}`),
    )
    await createClient({ host, trace }).get('x')
    expect(heard).toEqual(['a enter', 'b enter', 'a exit', 'b exit'])
  })

  it('calls are numbered, and each counts its own attempts', async () => {
    const { client, events } = traced(responding(), pass)
    await Promise.all([client.get('a'), client.extend().get('b')])
    expect(events.map(({ call, attempt, url }) => [call, attempt, url]).sort()).toEqual([
      ...Array(4).fill([1, 1, 'a']),
      ...Array(4).fill([2, 1, 'b']),
    ])
  })

  it('an abort is a fail of everything outside, and a late request’s too', async () => {
    const source = createCancelSource()
    let release = () => {}
    const slow: Interceptor = {
      name: 'slow',
      request: (r) => new Promise((done) => (release = () => done(r))),
    }
    const { client, lines } = traced(responding(), pass, slow)
    const rejection = rejectionOf(client.get('x', { signal: source.signal }))
    source.abort()
    await rejection
    release()
    await microtasks()
    expect(lines()).toEqual(['enter pass 1', 'enter slow 1', 'fail pass 1', 'fail slow 1'])
  })
})

describe('an event', () => {
  const see = async (respond = responding('ok', 200) as (asked: Asked) => void) => {
    const inject: Interceptor = { name: 'inject', request: (r) => withHeader(r, 'authorization', 'SECRET') }
    const { client, events } = traced(respond, inject)
    await client
      .post('https://u:SECRET@a.com/x?t=SECRET#SECRET', { t: 'SECRET' }, { query: { t: 'SECRET' } })
      .catch(() => {})
    return events
  }

  it('tells method, url, status or error', async () => {
    expect((await see()).pop()).toEqual({
      type: 'exit',
      name: 'inject',
      attempt: 1,
      call: 1,
      method: 'POST',
      url: 'https://a.com/x',
      statusCode: 200,
    })
    const failed = (await see(failing())).pop()
    expect(failed).toMatchObject({ type: 'fail', error: { code: 'NETWORK' } })
    expect(failed).not.toHaveProperty('statusCode')
  })

  it('shows no header, query, user info or body when it is logged, and still carries the request', async () => {
    for (const respond of [responding(), failing(), responding({ t: 'SECRET' }, 401)]) {
      const events = await see(respond)
      expect(inspect(events, { depth: 9 })).not.toContain('SECRET')
      expect(JSON.stringify(events)).not.toContain('SECRET')
      expect(events[1]!.request?.header['authorization']).toBe('SECRET')
    }
  })
})
