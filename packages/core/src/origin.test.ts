// The origin that a URL leads to, and whether a token may go there.
import { describe, expect, it } from 'vitest'
import { seeRequest } from '../test/observing.ts'
import { responding, scriptedHost } from '../test/scripted-host.ts'
import { type Client, createClient, type HttpRequest, sessionOrigin } from './index.ts'
import { originOf } from './origin.ts'
import { joinUrl } from './url.ts'

describe('originOf', () => {
  it('is lower-cased and without the default port', () => {
    expect(originOf('HTTPS://API.Example.com/x')).toBe('https://api.example.com')
    expect(originOf('https://a.com:443')).toBe('https://a.com')
    expect(originOf('http://a.com:80?x')).toBe('http://a.com')
    expect(originOf('https://my_host:443#x')).toBe('https://my_host')
    expect(originOf('http://127.0.0.1:8080/')).toBe('http://127.0.0.1:8080')
    expect(originOf('http://a.com:443')).toBe('http://a.com:443')
    expect(originOf('https://a.com:4430')).toBe('https://a.com:4430')
    expect(originOf('https://a.com:8443/x:443')).toBe('https://a.com:8443')
  })

  it('tells look-alikes, other ports and other schemes apart', () => {
    const own = originOf('https://api.example.com/')
    const others = [
      'https://api.example.com.evil.com/',
      'https://evil.com/api.example.com',
      'https://evil.com?https://api.example.com/',
      'https://api-example.com/',
      'https://example.com/',
      'https://api.example.com:444/',
      'https://api.example.com:80/',
      'http://api.example.com/',
      'http://api.example.com:443/',
      'wss://api.example.com/',
      'https://api.example.com./',
    ]
    for (const url of others) expect(originOf(url), url).not.toBe(own)
  })

  it('is undefined where no token goes: other schemes and bare IPv6 addresses', () => {
    for (const url of ['wss://a.com', 'ftp://a.com/', 'wxfile://tmp/x', 'http://[::1]/']) {
      expect(originOf(url), url).toBeUndefined()
    }
  })

  it('is undefined for what two parsers could read differently', () => {
    const unclear = [
      'https://api.example.com@evil.com/',
      'https://user:pass@api.example.com/',
      'https://api.example.com\\@evil.com/',
      'https://api.example.com\\.evil.com/',
      'https:\\\\api.example.com/',
      'https:/api.example.com/',
      'https:api.example.com/',
      'https:///api.example.com/',
      '//api.example.com/',
      '\\\\api.example.com/',
      '/\\evil.com/',
      '\\/evil.com/',
      ' https://api.example.com/',
      '\thttps://api.example.com/',
      'https://api.example.com\t.evil.com/',
      'https://api.example.com%2eevil.com/',
      'https://api.example.com:443:80/',
      'https://api.example.com:/',
      'https://[::1/',
      'https://',
      'javascript:alert(1)',
      'data:text/html,x',
    ]
    for (const url of unclear) expect(originOf(url), JSON.stringify(url)).toBeUndefined()
  })

  it('is undefined for a relative path', () => {
    for (const url of ['', 'x', '/x', './x', '../x', '?a=https://b.com', '#f', 'x/y:z', '中'])
      expect(originOf(url)).toBeUndefined()
  })
})

describe('a request belongs to the session: it', () => {
  const home = 'https://api.example.com/v1'
  const own = (url: string, baseURL = home, its = baseURL, origins: string[] = []) =>
    sessionOrigin(origins).includes({ url, baseURL: its, options: {}, call: { client: { baseURL } } } as HttpRequest)

  it('holds for what is joined to the base of the client, and for absolute URLs of its origin', () => {
    for (const url of ['', 'x', '/x', '?a=1', '#f', 'https://api.example.com/other', 'HTTPS://API.EXAMPLE.COM:443/']) {
      expect(own(url), url).toBe(true)
    }
  })

  it('holds for no look-alike, user info, protocol-relative URL, other port, downgrade or other base', () => {
    const others = [
      'https://api.example.com.evil.com/',
      'https://api.example.com@evil.com/',
      'https://evil.com/https://api.example.com/',
      'https://api.example.com:8443/',
      'http://api.example.com/',
      '//api.example.com/',
      '//evil.com/',
      'https:\\\\evil.com/',
    ]
    for (const url of others.slice(0, -1)) expect(own(url), url).toBe(false)
    for (const its of others) expect(own('x', home, its), its).toBe(false)
    expect(own('x', home, 'https://api.example.com/v2')).toBe(true)
  })

  it('a url that is joined stays at the base, however it begins', () => {
    for (const url of [
      '.evil.com/',
      '@evil.com/',
      ':8443/',
      '\\\\evil.com/',
      '/\\evil.com',
      ' https://evil.com',
      'https:evil.com',
    ]) {
      expect(own(url, 'https://api.example.com'), url).toBe(true)
      expect(joinUrl({ url, baseURL: 'https://api.example.com' })).toMatch(/^https:\/\/api\.example\.com\//)
    }
  })

  it('does not hold with auth: false, whatever the URL', () => {
    const request = { url: 'x', baseURL: home, options: { auth: false }, call: { client: { baseURL: home } } }
    expect(sessionOrigin().includes(request as unknown as HttpRequest)).toBe(false)
    // Where it goes is the same: what is no secret may be judged there.
    expect(sessionOrigin().covers(request as unknown as HttpRequest)).toBe(true)
  })

  it('holds for the origins that are listed', () => {
    const origins = ['https://cdn.example.com', 'http://localhost:3000/any/path']
    for (const url of ['https://cdn.example.com/x', 'http://localhost:3000'])
      expect(own(url, home, home, origins)).toBe(true)
    expect(own('https://cdn.example.com.evil.com/x', home, home, origins)).toBe(false)
  })

  it('refuses a listed origin that is none, which would keep the token from where it belongs', () => {
    for (const origin of ['//cdn.example.com', 'cdn.example.com', '*', '', 'https://*.example.com']) {
      expect(() => sessionOrigin([origin]), origin).toThrow('origins need a scheme and a host')
    }
  })
})

describe('the origin of a session', () => {
  const { host } = scriptedHost(responding())
  const seenBy = (client: Client, origin: ReturnType<typeof sessionOrigin>) => {
    const seen: boolean[] = []
    client.use({
      name: 'session',
      install: origin.install,
      request: seeRequest((request) => seen.push(origin.includes(request))),
    })
    return seen
  }

  it('is that of the client which the plugin was first used on, also for its children with another baseURL', async () => {
    const client = createClient({ host, baseURL: 'https://api.example.com/v1/' })
    const seen = seenBy(client, sessionOrigin())
    const child = client.extend({ baseURL: 'https://maps.example.org/' })
    await child.get('geo')
    await client.get('me')
    await child.get('https://api.example.com/v2/me')
    await client.extend({ baseURL: 'https://api.example.com/v2/' }).get('me')
    expect(seen).toEqual([false, true, true, true])
  })

  it('is not that of a second client which shares the plugin, unless it is listed', async () => {
    for (const [origins, isListed] of [
      [undefined, false],
      [['https://files.example.com'], true],
    ] as const) {
      const origin = sessionOrigin(origins)
      seenBy(createClient({ host, baseURL: 'https://api.example.com/' }), origin)
      const second = createClient({ host, baseURL: 'https://files.example.com/' })
      const seen = seenBy(second, origin)
      await second.get('x')
      expect(seen).toEqual([isListed])
    }
  })

  it('without a baseURL is where its transport sends paths, and no place that a path could be taken for', () => {
    const own = (url: string, its?: string, baseURL?: string) =>
      sessionOrigin().covers({
        url,
        baseURL: its,
        options: {},
        call: { client: { baseURL } },
      } as unknown as HttpRequest)
    for (const url of ['', 'x', '/x', '/x:y', 'x/y:z?a=https://b.com', '?a=1', '#f', '/中', './x', 'a/\\b']) {
      expect(own(url), url).toBe(true)
    }
    const others = [
      '//evil.com',
      '/\\evil.com',
      '\\\\evil.com',
      '\\/evil.com',
      '\t//evil.com',
      '/\t/evil.com',
      ' //evil.com',
      // Parsers strip any control character that stands at the beginning.
      '\0//evil.com',
      '\u001f//evil.com',
      '\u0008/\\evil.com',
    ]
    for (const url of [...others, 'https:evil.com', 'https://evil.com', 'javascript:x', 'data:text/html,x']) {
      expect(() => own(url), JSON.stringify(url)).toThrow('no baseURL and no origins')
      // A base of slashes alone leaves it where it leads.
      expect(own(url, '/', '/'), JSON.stringify(url)).toBe(false)
    }
    expect(() => own('x', 'https://evil.com/')).toThrow('no baseURL and no origins')
  })

  it('must be known: a client without a baseURL has to list an origin for URLs with a host', async () => {
    for (const [origins, outcome] of [
      [undefined, /no baseURL and no origins/],
      [['https://api.example.com'], { statusCode: 200 }],
    ] as const) {
      const client = createClient({ host })
      seenBy(client, sessionOrigin(origins))
      const call = client.get('https://api.example.com/x')
      if (outcome instanceof RegExp) await expect(call).rejects.toThrow(outcome)
      else await expect(call).resolves.toMatchObject(outcome)
    }
  })

  it('gives the client that requests of the session itself go through', async () => {
    const origin = sessionOrigin()
    const client = createClient({ host, baseURL: 'https://api.example.com/' })
    seenBy(client, origin)
    const clients: Client[] = []
    client.use({ name: 'see', request: seeRequest((request) => clients.push(origin.client(request))) })
    await client.extend({ baseURL: 'https://maps.example.org/' }).get('x')
    expect(clients).toEqual([client])
  })
})
