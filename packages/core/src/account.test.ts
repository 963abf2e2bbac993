// A call belongs to the account that began it (ADR 7; DESIGN: FAULTS A1, A4, A5).
import { describe, expect, it } from 'vitest'
import { rejectionOf, seeRequest } from '../test/observing.ts'
import { type Asked, responding, scriptedHost } from '../test/scripted-host.ts'
import {
  accountOf,
  anySignal,
  type ClientOptions,
  createCancelSource,
  createClient,
  type HttpError,
  type HttpRequest,
  type HttpResponse,
  hasSameAccount,
  type Interceptor,
  withHeader,
  withRequest,
} from './index.ts'

/** A client whose account the test sets, and a hook that waits until the test lets it go on. */
function setup(options: { at?: Partial<Interceptor>; onAsk?: (asked: Asked) => void; client?: ClientOptions } = {}) {
  const session: { user: string | number | null | undefined } = { user: 'A' }
  const waiting: (() => void)[] = []
  const host = scriptedHost(options.onAsk)
  const client = createClient({ host: host.host, account: () => session.user, ...options.client }).use({
    name: 'wait',
    request: (request) => new Promise<HttpRequest>((go) => waiting.push(() => go(request))),
    ...options.at,
  })
  const goOn = () => {
    for (const go of waiting.splice(0)) go()
    return Promise.resolve()
  }
  return { session, host, client, goOn, waiting }
}

const changed = { code: 'ABORT', message: 'the account has changed', cause: 'the account has changed' }
const turns = async () => {
  for (let turn = 0; turn < 5; turn++) await undefined
}

describe('a request that waited', () => {
  it('is not sent when another account has logged in', async () => {
    const { session, host, client, goOn } = setup()
    const put = client.put('order', { id: 1 })
    session.user = 'B'
    goOn()
    expect(await rejectionOf(put)).toMatchObject(changed)
    expect(host.asked).toHaveLength(0)
  })

  it('is not sent when a hook that returns at once has let another account log in', async () => {
    const { session, host, client } = setup({
      at: {
        request(request) {
          session.user = 'B'
          return request
        },
      },
    })
    expect(await rejectionOf(client.put('order', { id: 1 }))).toMatchObject(changed)
    expect(host.asked).toHaveLength(0)
  })

  it('is sent when its own account has come back before it went on', async () => {
    const { session, host, client, goOn } = setup({ onAsk: responding() })
    const put = client.put('order', { id: 1 })
    session.user = 'B'
    session.user = 'A'
    goOn()
    expect((await put).statusCode).toBe(200)
    expect(host.asked).toHaveLength(1)
  })

  it('is sent when nobody is logged in any more, for the server to refuse', async () => {
    for (const nobody of [null, '']) {
      const { session, client, goOn } = setup({ onAsk: responding() })
      const put = client.put('order', { id: 1 })
      session.user = nobody
      goOn()
      expect((await put).statusCode).toBe(200)
    }
  })

  it('is not sent while the app does not know who is logged in: it may be another', async () => {
    const { session, host, client, goOn } = setup()
    const put = client.put('order', { id: 1 })
    session.user = undefined
    goOn()
    expect(await rejectionOf(put)).toMatchObject(changed)
    expect(host.asked).toHaveLength(0)
  })

  it('becomes the call of whoever logs in, when nobody was logged in or known before', async () => {
    for (const nobody of [null, undefined, '']) {
      const { session, client, goOn } = setup({ onAsk: responding() })
      session.user = nobody
      const get = client.get('x')
      session.user = 'A'
      goOn()
      expect((await get).statusCode).toBe(200)
    }
  })

  it('stays the call of whoever has logged in during its first wait', async () => {
    const { session, host, client, goOn } = setup()
    session.user = null
    const put = client.put('order')
    session.user = 'A'
    goOn()
    await turns()
    expect(host.asked).toHaveLength(1)
    session.user = 'B'
    host.last.succeed()
    expect(await rejectionOf(put)).toMatchObject(changed)
  })

  it('gives back what the hook that waited has taken', async () => {
    const log: string[] = []
    const { session, client, goOn } = setup({
      at: {
        error(error) {
          log.push('given back')
          throw error
        },
      },
    })
    const put = client.put('order')
    session.user = 'B'
    goOn()
    await rejectionOf(put)
    expect(log).toEqual(['given back'])
  })

  it('does not even reach the hooks inside, where a token would be read', async () => {
    const { session, client } = setup({
      at: {
        request: (request) => request,
        error: (_, request, next) => {
          session.user = 'B'
          return next(request)
        },
      },
      onAsk: (asked) => asked.fail(),
    })
    const read: unknown[] = []
    client.use({ name: 'token', order: 700, request: seeRequest(() => read.push(session.user)) })
    expect(await rejectionOf(client.get('x'))).toMatchObject(changed)
    expect(read).toEqual(['A'])
  })

  it('does not reach them either when it is the hook that has waited', async () => {
    const { session, client, goOn } = setup({ onAsk: responding() })
    const read: unknown[] = []
    client.use({ name: 'token', order: 700, request: seeRequest(() => read.push(session.user)) })
    const get = client.get('x')
    session.user = 'B'
    goOn()
    expect(await rejectionOf(get)).toMatchObject(changed)
    expect(read).toEqual([])
  })
})

it('the first reason counts: a call that is aborted while another account is logged in says why it was aborted', async () => {
  const inner = createCancelSource()
  const { session, host, client } = setup({
    at: { request: (request) => withRequest(request, { signal: anySignal(request.signal, inner.signal) }) },
  })
  const source = createCancelSource()
  const rejection = rejectionOf(client.get('x', { signal: source.signal }))
  expect(host.asked).toHaveLength(1)
  session.user = 'B'
  source.abort('left the page')
  expect(await rejection).toMatchObject({ code: 'ABORT', cause: 'left the page' })
})

it('the first reason counts: a send too many for another account is refused as the other account’s', async () => {
  const { session, client } = setup({
    client: { maxSends: 1 },
    at: { request: (request) => request, error: (_, request, next) => next(request) },
    onAsk: (asked) => asked.fail(),
  })
  let passes = 0
  client.use({
    name: 'logs in the second time',
    order: 700,
    request: seeRequest(() => {
      passes++
      if (passes > 1) session.user = 'B'
    }),
  })
  expect(await rejectionOf(client.get('x'))).toMatchObject(changed)
})

describe('what comes back when another account is logged in', () => {
  it('is not handed over: neither a response nor a failure', async () => {
    for (const settle of [(asked: Asked) => asked.succeed("A's"), (asked: Asked) => asked.fail()]) {
      const { session, host, client, goOn } = setup()
      const get = client.get('x')
      goOn()
      await turns()
      session.user = 'B'
      settle(host.last)
      expect(await rejectionOf(get)).toMatchObject(changed)
    }
  })

  it('is not handed over either when a hook outside made it wait, or made another one of it', async () => {
    const { session, host, client } = setup({ at: { request: (request) => request } })
    let recover!: (response: HttpResponse) => void
    client.use({
      name: 'slow',
      order: 200,
      response: () =>
        new Promise((done) => {
          recover = done
        }),
    })
    const get = client.get('x')
    host.last.succeed("A's")
    session.user = 'B'
    recover({ statusCode: 200, data: "A's", header: {} })
    expect(await rejectionOf(get)).toMatchObject(changed)
  })

  it('reaches the login’s own call, because the app changes the account after the response', async () => {
    for (const before of [null, undefined, 'A']) {
      const { session, client } = setup({ at: { request: (request) => request }, onAsk: responding({ user: 'B' }) })
      session.user = before
      const { data } = await client.post<{ user: string }>('login')
      session.user = data.user
      expect((await client.get('me')).statusCode).toBe(200)
    }
  })
})

describe('the account', () => {
  it('is compared as text: 7 and "7" are one', async () => {
    const { session, client, goOn } = setup({ onAsk: responding() })
    session.user = 7
    const get = client.get('x')
    session.user = '7'
    goOn()
    expect((await get).statusCode).toBe(200)
  })

  it('may be the number 0, which is somebody', async () => {
    const { session, host, client, goOn } = setup()
    session.user = 0
    const rejection = rejectionOf(client.get('x'))
    session.user = 'B'
    await goOn()
    expect(await rejection).toMatchObject({ code: 'ABORT' })
    expect(host.asked).toHaveLength(0)
  })

  it('can be asked for by a plugin that does work of its own for a request', () => {
    const { session, client } = setup()
    let request!: HttpRequest
    client.use({ name: 'keeps it', order: 100, request: seeRequest((seen) => (request = seen)) })
    rejectionOf(client.get('x'))
    const owners = ['A', null, 'B', 'A'].map((user) => {
      session.user = user
      return hasSameAccount(request)
    })
    expect(owners).toEqual([true, true, false, true])
  })

  it('stands in request.call, for plugins that keep or share responses', async () => {
    const seen: unknown[] = []
    const { session, client } = setup({
      at: { request: seeRequest((request) => seen.push(accountOf(request, 'kept'), request.call.account)) },
      onAsk: responding(),
    })
    for (const user of ['A', 7, null, undefined, '']) {
      session.user = user
      await client.get('x')
    }
    expect(seen).toEqual(['A', 'A', '7', '7', null, null, undefined, undefined, null, null])
  })

  it('is inherited by a child, unless it has one of its own', async () => {
    const seen: unknown[] = []
    const { client } = setup({
      at: { request: seeRequest((request) => seen.push(request.call.account)) },
      onAsk: responding(),
    })
    await client.extend({ timeout: 5 }).get('x')
    await client.extend({ account: () => 'C' }).get('x')
    expect(seen).toEqual(['A', 'C'])
  })

  it('is asked for by plugins that need it with a message that says what to write', async () => {
    const none = createClient({ host: scriptedHost(responding()).host }).use({
      name: 'kept',
      request: seeRequest((request) => accountOf(request, 'kept')),
    })
    const error = await rejectionOf<HttpError>(none.get('x'))
    expect(error).toMatchObject({ code: 'CONFIG' })
    expect(error.message).toContain('kept needs createClient({ account: () => session.userId ?? null })')
  })

  it('that throws, or promises, rejects the call before the send', async () => {
    const failure = new Error('storage is broken')
    for (const account of [
      () => {
        throw failure
      },
      () => Promise.resolve('A') as unknown as string,
    ]) {
      const { host, client } = setup({ client: { account }, at: { request: (request) => request } })
      const error = await rejectionOf<HttpError>(client.get('x'))
      if (error !== (failure as unknown)) expect(error).toMatchObject({ code: 'CONFIG' })
      expect(host.asked).toHaveLength(0)
    }
  })

  it('is no object and no function, whose text would be one account for everybody: a getter that was not called', async () => {
    for (const account of [() => 'A', { id: 'A' }, ['A']]) {
      const { host, client } = setup({ client: { account: () => account as never }, at: { request: (r) => r } })
      expect(await rejectionOf(client.get('x'))).toMatchObject({
        code: 'CONFIG',
        message: 'account must yield an id at once',
      })
      expect(host.asked).toHaveLength(0)
    }
  })

  it('may be false for nobody, as `isLoggedIn && id` is', async () => {
    const { client, goOn } = setup({ client: { account: () => false as never }, onAsk: responding() })
    const get = client.get('x')
    goOn()
    expect((await get).statusCode).toBe(200)
  })

  it.each(['nullable', 'annul', 'user-true', 'true-colours', 'xNaN', 'undefined-1'])(
    'is an id like any other when such a word is only a part of it: %s',
    async (account) => {
      const { client } = setup({ client: { account: () => account }, at: { request: (r) => r }, onAsk: responding() })
      expect((await client.get('x')).statusCode).toBe(200)
    },
  )

  it('is nothing that says “not there yet” in other words: it would be one account for everybody', async () => {
    // parseInt of an id that is not loaded; `${user.id}` of a user that is not; a login that is only a yes.
    for (const account of [Number.NaN, 'NaN', 'undefined', 'null', true]) {
      const { host, client } = setup({ client: { account: () => account as never }, at: { request: (r) => r } })
      expect(await rejectionOf(client.get('x')), String(account)).toMatchObject({
        message: 'account must yield an id at once',
      })
      expect(host.asked).toHaveLength(0)
    }
  })

  it('that throws nothing at all while a request waits rejects it all the same', async () => {
    let isBroken = false
    const { host, client, goOn } = setup({
      client: {
        account: () => {
          if (isBroken) throw undefined
          return 'A'
        },
      },
    })
    const get = client.get('x')
    isBroken = true
    goOn()
    expect(await rejectionOf(get)).toBeUndefined()
    expect(host.asked).toHaveLength(0)
  })

  it('that throws while a request waits rejects it with that error', async () => {
    const failure = new Error('storage is broken')
    let isBroken = false
    const { host, client, goOn } = setup({
      client: {
        account: () => {
          if (isBroken) throw failure
          return 'A'
        },
      },
    })
    const get = client.get('x')
    isBroken = true
    goOn()
    expect(await rejectionOf(get)).toBe(failure)
    expect(host.asked).toHaveLength(0)
  })
})

it('the function that tells it may change the list: a session that is made when it is first read adds its interceptors', async () => {
  const { host, asked } = scriptedHost(responding())
  let session: { readonly user: string } | undefined
  const client = createClient({
    host,
    account: () => {
      if (!session) client.use({ name: 'version', request: (request) => withHeader(request, 'x-client', '1') })
      session = session ?? { user: 'A' }
      return session.user
    },
  })
  await client.get('x')
  expect(asked[0]?.options.header).toEqual({ 'x-client': '1' })
})
