// The recipes of cookies, of a second domain and of the cloud: their code as the pages show it.
import type { Client } from '@wxpipe/core'
import { envelope } from '@wxpipe/envelope'
import { resume } from '@wxpipe/resume'
import { outcomeOf, pass, useFakeTime } from '@wxpipe/test-support'
import { faults, type Handler } from '@wxpipe/testing'
import { describe, expect, it } from 'vitest'
import { runPage } from '../test/site-page.ts'

useFakeTime()

describe('recipes/cookies.md', () => {
  const open = async (handler: Handler, quirks = {}) => {
    const { host, load } = runPage('docs/recipes/cookies.md', { handler, quirks })
    const { client, logOut } = await load<{ client: Client; logOut(): void }>('src/http.ts')
    const sent = () => host.requests.map(({ header }) => header['Cookie'])
    return { host, client, logOut, sent }
  }

  it('keeps what the server sets, sends it back, and forgets it at a logout', async () => {
    const { client, logOut, sent } = await open(({ path }) => ({
      data: 'ok',
      cookies: path === '/login' ? ['SESSION=s1; Path=/; HttpOnly', 'lang=zh=CN'] : [],
    }))
    for (const url of ['login', 'me']) await client.get(url)
    logOut()
    await client.get('me')
    expect(sent()).toEqual([undefined, 'SESSION=s1; lang=zh=CN', undefined])
  })

  it('follows a server that names the session anew at each step', async () => {
    let count = 0
    const { client, sent } = await open(() => ({ data: 'ok', cookies: [`SESSION=s${++count}; Path=/`] }))
    for (const url of ['home', 'login', 'me']) await client.get(url)
    expect(sent()).toEqual([undefined, 'SESSION=s1', 'SESSION=s2'])
  })

  it('keeps what comes with a refusal: a status, or a code in the body', async () => {
    const { client, sent } = await open(({ path }) => ({
      statusCode: path === '/invalid' ? 422 : 200,
      data: { code: 20001 },
      cookies: [`SESSION=${path.slice(1)}; Path=/`],
    }))
    client.use(envelope({ success: [0] }))
    for (const url of ['invalid', 'sold-out', 'me']) await client.get(url).catch(() => {})
    expect(sent()).toEqual([undefined, 'SESSION=invalid', 'SESSION=sold-out'])
  })

  it('reads several from one header where the host has no list of them', async () => {
    const { client, sent } = await open(
      ({ path }) => ({
        data: 'ok',
        header:
          path === '/login'
            ? { 'Set-Cookie': 'SESSION=s1; Expires=Wed, 21 Oct 2026 07:28:00 GMT; Path=/, lang=zh; Path=/' }
            : {},
      }),
      { noCookies: true },
    )
    for (const url of ['login', 'me']) await client.get(url)
    expect(sent()).toEqual([undefined, 'SESSION=s1; lang=zh'])
  })

  it.each([
    ['nobody', undefined],
    ['somebody else', 'B'],
  ])('stores nothing of a response that comes after a logout: %s is logged in then', async (_, next) => {
    const { host, client, logOut, sent } = await open(({ path, header }) => {
      const user = path.startsWith('/login') ? path.slice(6) : /SESSION=(\w+)/.exec(`${header['cookie']}`)?.[1]
      return { data: 'ok', cookies: user ? [`SESSION=${user}; Path=/`] : [], delay: path === '/slow' ? 500 : 0 }
    })
    await client.post('loginA')
    const late = outcomeOf(client.get('slow'))
    await pass(100)
    logOut()
    if (next) await client.post(`login${next}`)
    await pass(1_000)
    await late
    await client.get('me')
    expect(sent().at(-1)).toBe(next && `SESSION=${next}`)
    expect(host.wx.getStorageSync('cookies')).toEqual(next ? { SESSION: next } : {})
  })

  it('has nothing to do with other origins', async () => {
    const { client, sent } = await open(() => ({ data: 'ok', cookies: ['theirs=1'] }))
    await client.get('https://maps.example.org/geo')
    await client.get('me')
    await client.get('https://maps.example.org/geo')
    expect(sent()).toEqual([undefined, undefined, undefined])
  })
})

describe('recipes/fallback-domain.md', () => {
  const open = async () => {
    const { host, load } = runPage('docs/recipes/fallback-domain.md', { handler: () => ({ data: 'ok' }) })
    host.wx.setStorageSync('token', 't1')
    const { client } = await load<{ client: Client }>('src/http.ts')
    host.fail(faults.dns(), { url: 'api.example.com', times: 9 })
    const sent = () => host.requests.map(({ url, header }) => [new URL(url).host, header['Authorization']])
    return { client, sent }
  }

  it('asks the second domain when the first is not to be found, with the token', async () => {
    const { client, sent } = await open()
    const outcome = outcomeOf(client.get('me'))
    await pass(5_000)
    expect([await outcome, sent()]).toEqual([
      'ok',
      [
        ['api.example.com', 'Bearer t1'],
        ['api.example.com', 'Bearer t1'],
        ['api2.example.com', 'Bearer t1'],
      ],
    ])
  })

  it('leaves a child of another server where it is', async () => {
    const { client, sent } = await open()
    const maps = client.extend({ baseURL: 'https://maps.api.example.com/' })
    const outcome = outcomeOf(maps.get('geo'))
    await pass(5_000)
    expect([await outcome, sent()]).toMatchObject([
      { code: 'NETWORK' },
      [
        ['maps.api.example.com', undefined],
        ['maps.api.example.com', undefined],
      ],
    ])
  })

  it('asks no other domain where resume has waited for the network in vain', async () => {
    const { host, load } = runPage('docs/recipes/fallback-domain.md', {})
    const { client } = await load<{ client: Client }>('src/http.ts')
    host.setNetwork('none')
    const outcome = outcomeOf(client.use(resume()).get('me'))
    await pass(31_000)
    expect(await outcome).toMatchObject({ code: 'NETWORK', message: expect.stringContaining('api.example.com') })
  })

  it('sends no write twice', async () => {
    const { client, sent } = await open()
    const outcome = outcomeOf(client.post('orders', {}))
    await pass(5_000)
    expect([await outcome, sent()]).toMatchObject([{ code: 'NETWORK' }, [['api.example.com', 'Bearer t1']]])
  })
})

describe('recipes/cloud-run.md', () => {
  it('asks the container for the path, and the function by its name', async () => {
    const calls: object[] = []
    const { load } = runPage('docs/recipes/cloud-run.md', {
      cloud: {
        container: (request: object) => {
          calls.push(request)
          return { statusCode: 200, data: { code: 0, data: [] } }
        },
        functions: { createOrder: ({ items }: { items: string[] }) => ({ id: items.join() }) },
      } as never,
    })
    const users = await load<{ getUsers(page: number): Promise<{ data: unknown }> }>('src/services/user.ts')
    expect((await users.getUsers(1)).data).toEqual([])
    expect(calls).toMatchObject([{ url: expect.stringContaining('/users?page=1') }])
    const order = await load<{ createOrder(items: string[]): Promise<{ data: unknown }> }>('src/services/order.ts')
    expect((await order.createOrder(['tea'])).data).toEqual({ id: 'tea' })
  })
})
