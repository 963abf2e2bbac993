// Joining to the base URL, and the name of a URL in messages.
import { describe, expect, it } from 'vitest'
import { joinUrl, publicUrl } from './url.ts'

describe('joinUrl', () => {
  const join = (baseURL: string | undefined, url: string) => joinUrl({ url, baseURL })

  it('joins with exactly one slash', () => {
    for (const base of ['https://a.com/v1', 'https://a.com/v1/', 'https://a.com/v1//']) {
      for (const url of ['groups/7', '/groups/7']) expect(join(base, url)).toBe('https://a.com/v1/groups/7')
    }
  })

  it('a url that starts with anything else than a letter is joined as well', () => {
    for (const url of ['0', ':x', '.x', '中', ' x', '%41', '-', '~', '@x', '\\x']) {
      expect(join('https://a.com/', url)).toBe(`https://a.com/${url}`)
      expect(join('https://a.com', url)).toBe(`https://a.com/${url}`)
    }
  })

  it('an empty url, a query or a fragment goes straight to the base', () => {
    expect(join('https://a.com/v1', '')).toBe('https://a.com/v1')
    expect(join('https://a.com/v1', '?a=1')).toBe('https://a.com/v1?a=1')
    expect(join('https://a.com/v1/', '#f')).toBe('https://a.com/v1/#f')
  })

  it('an absolute or protocol-relative url stays as it is, whatever the case of its scheme', () => {
    for (const url of ['https://b.com/x', 'HTTP://b.com', 'wss://b.com', 'wxfile://tmp/x', '//b.com/x']) {
      expect(join('https://a.com/', url)).toBe(url)
    }
  })

  it('a path that holds a url is not absolute', () => {
    expect(join('https://a.com/', 'go?to=https://b.com/')).toBe('https://a.com/go?to=https://b.com/')
    expect(join('https://a.com', 'proxy/https://b.com/')).toBe('https://a.com/proxy/https://b.com/')
  })

  it('without a base the url stays as it is', () => {
    for (const base of [undefined, '']) expect(join(base, '/x')).toBe('/x')
  })
})

describe('publicUrl', () => {
  const named = (url: string, baseURL?: string) => publicUrl({ url, baseURL })

  it('leaves query, fragment and user info out', () => {
    expect(named('https://a.com/x?token=t#token=t')).toBe('https://a.com/x')
    expect(named('https://a.com/x#token=t?y')).toBe('https://a.com/x')
    expect(named('https://user:secret@a.com:8080/x')).toBe('https://a.com:8080/x')
    expect(named('https://us@er:sec@ret@a.com/x')).toBe('https://a.com/x')
    expect(named('//user:secret@a.com/x')).toBe('//a.com/x')
    expect(named('x?token=t', 'https://user:secret@a.com/')).toBe('https://a.com/x')
    // Everything after `?` or `#` is left out, also behind a space or a line break.
    expect(named('x?note=my secret\nline of secrets')).toBe('x')
    expect(named('x#my secret\nline')).toBe('x')
    expect(named('https://a.com/x\n?token=t\nt')).not.toContain('token')
  })

  it('also where a parser would read a backslash or one slash as two slashes', () => {
    for (const url of ['https:\\\\user:secret@a.com/', 'https:/user:secret@a.com/', 'https:user:secret@a.com/']) {
      expect(named(url), url).not.toContain('secret')
    }
  })

  it('keeps an @ of the path', () => {
    expect(named('https://a.com/@me/x')).toBe('https://a.com/@me/x')
    expect(named('@me', 'https://a.com')).toBe('https://a.com/@me')
  })
})
