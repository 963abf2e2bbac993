// Calls that hooks begin: a hook that begins one for each call, also for its own, is named (FAULTS S6).
import { describe, expect, it } from 'vitest'
import { rejectionOf } from '../test/observing.ts'
import { failing, responding, scriptedHost } from '../test/scripted-host.ts'
import { type Client, createClient, type HttpError, type HttpRequest } from './index.ts'

const named = (name: string) => ({
  code: 'CONFIG',
  message: expect.stringContaining(`"${name}" sends a request for each`),
})

describe('a hook that sends through its own client for each request', () => {
  it('is refused after a small number of nested calls, by name, and nothing is sent', async () => {
    const host = scriptedHost(responding())
    const client = createClient({ host: host.host })
    let begun = 0
    client.use({
      name: 'config-first',
      request(request) {
        begun++
        return client.get('config').then(() => request)
      },
    })
    expect(await rejectionOf(client.get('x'))).toMatchObject(named('config-first'))
    expect(begun).toBe(10)
    expect(host.asked).toHaveLength(0)
  })

  it('is refused also behind a hook that waits, where no call is on the stack any more', async () => {
    const host = scriptedHost(responding())
    const client = createClient({ host: host.host }).use({ name: 'slow', request: async (request) => request })
    client.use({ name: 'config-first', request: (request) => client.get('config').then(() => request) })
    expect(await rejectionOf(client.get('x'))).toMatchObject(named('config-first'))
    expect(host.asked).toHaveLength(0)
  })

  it('is refused also when it is no hook but the transport', async () => {
    let begun = 0
    const client: Client = createClient({
      transport(_request, settle) {
        begun++
        client.get('config').then(settle, settle)
      },
    })
    expect(await rejectionOf(client.get('x'))).toMatchObject(named('transport'))
    expect(begun).toBe(10)
  })

  it('is refused also when it reports each failure, that of its report too', async () => {
    const host = scriptedHost(failing())
    const client = createClient({ host: host.host })
    const reports: Promise<unknown>[] = []
    client.use({
      name: 'report',
      error(error) {
        reports.push(client.post('log', { error }).catch((failure: HttpError) => failure))
        throw error
      },
    })
    expect(await rejectionOf<HttpError>(client.get('x'))).toMatchObject({ code: 'NETWORK' })
    for (let at = 0; at < reports.length; at++) await reports[at]
    expect(await reports[reports.length - 1]).toMatchObject(named('report'))
    expect(host.asked).toHaveLength(10)
  })

  it('is refused also when it waits before, where nobody can see which call has begun which', async () => {
    const host = scriptedHost(responding())
    const client = createClient({ host: host.host })
    let begun = 0
    client.use({
      name: 'config-first',
      async request(request) {
        await undefined
        begun++
        await client.get('config')
        return request
      },
    })
    expect(await rejectionOf(client.get('x'))).toMatchObject(named('config-first'))
    expect(begun).toBeLessThan(10_010)
    expect(host.asked).toHaveLength(0)
  })

  it('works when it lets its own requests pass, and at once for many callers', async () => {
    const host = scriptedHost(responding())
    const client = createClient({ host: host.host })
    client.use({
      name: 'config-first',
      request: (request: HttpRequest) =>
        request.url === 'config' ? request : client.get('config').then(() => request),
    })
    const all = await Promise.all(Array.from({ length: 100 }, () => client.get('x')))
    expect(all).toHaveLength(100)
    // A hundred calls one after the other, each begun by a hook's response, are not nested.
    for (let count = 0; count < 30; count++) await client.get('x')
    expect(host.asked).toHaveLength(260)
  })
})
