// What an account that has changed stops: the send of its token, and the part of the call that notices it.
import { describe, expect, it } from 'vitest'
import { rejectionOf } from '../test/observing.ts'
import { responding, scriptedHost } from '../test/scripted-host.ts'
import { createClient, type HttpRequest, type HttpResponse, withHeader, withRequest } from './index.ts'

const changed = { code: 'ABORT', message: 'the account has changed' }
const turns = async () => {
  for (let turn = 0; turn < 20; turn++) await undefined
}

describe('after its user has logged out', () => {
  /** Asks with a hook that puts a token on, and with one inside of it during which the user logs out. */
  function leave(credential: string | undefined) {
    const session: { user: string | null } = { user: 'A' }
    const host = scriptedHost(responding())
    const client = createClient({ host: host.host, account: () => session.user })
      .use({
        name: 'auth',
        request: (request) => withRequest(withHeader(request, 'Authorization', 'x'), { credential }),
      })
      .use({
        name: 'leaves',
        async request(request) {
          session.user = null
          return request
        },
      })
    return { host, call: client.get('a') }
  }

  it('a token does not leave: its session has ended', async () => {
    const { host, call } = leave('token')
    expect(await rejectionOf(call)).toMatchObject(changed)
    expect(host.asked).toHaveLength(0)
  })

  it('a request without one is sent, for the server to refuse', async () => {
    const { host, call } = leave(undefined)
    await call
    expect(host.asked).toHaveLength(1)
  })
})

describe('of a hook that asks twice,', () => {
  it('the part that goes on is refused, and the other waits for its own hook, which nobody has told', async () => {
    const session = { user: 'A' }
    const host = scriptedHost(responding())
    const waiting = new Map<string, () => void>()
    const ends: string[] = []
    const client = createClient({ host: host.host, account: () => session.user })
      .use({
        name: 'twice',
        request(request, next) {
          const ask = (url: string): Promise<HttpResponse> => {
            const sent = next(withRequest(request, { url }))
            sent.catch((error) => ends.push(`${url}: ${error.message}`))
            return sent
          }
          return Promise.all([ask('a'), ask('b')]).then(([first]) => first)
        },
      })
      .use({
        name: 'waits',
        request: (request) => new Promise<HttpRequest>((go) => waiting.set(request.url, () => go(request))),
      })
    const call = client.get('x')
    call.catch(() => {})
    session.user = 'B'
    waiting.get('a')!()
    await turns()
    expect(ends).toEqual(['a: the account has changed'])
    waiting.get('b')!()
    await turns()
    expect(ends).toEqual(['a: the account has changed', 'b: the account has changed'])
    expect(await rejectionOf(call)).toMatchObject(changed)
    expect(host.asked).toHaveLength(0)
  })
})
