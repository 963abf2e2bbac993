// The page to return to comes back exactly as it was opened.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { failureOf, HOME, LOGIN, startApp } from '../test/app.ts'

/** What the login page reads from its options when the session expires on `url`. */
async function readOn(url: string, redirect = {}, param = 'from') {
  const app = startApp(redirect)
  await app.host.wx.navigateTo({ url })
  await failureOf(app.client().get('groups'))
  await app.host.idle()
  return { app, read: decodeURIComponent(app.host.page?.options[param] ?? ''), options: app.host.page?.options }
}

describe('the return page', () => {
  it.each([
    '/pages/x/y',
    '/pages/x/y?a=1&b=2',
    '/pages/x/y?q=%E4%BD%A0%E5%A5%BD%20%26%3D%3F%25',
    '/pages/x/y?q=你好',
    '/pages/x/y?empty=&a=b=c',
    '/pages/x/y?url=https%3A%2F%2Fa.example%2F%3Fx%3D1%26y%3D2%23z',
    '/pages/x/y?a=100%&b=+',
  ])('%s is what decodeURIComponent gives', async (url) => {
    expect((await readOn(url)).read).toBe(url)
  })

  it('comes back exactly, whatever stands in its query', async () => {
    const word = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !/[?&=#]/.test(text))
    const query = fc.uniqueArray(fc.tuple(word, word), { selector: ([name]) => name, maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(query, async (pairs) => {
        // Object.keys would put names that look like array indices first.
        fc.pre(pairs.every(([name]) => !/^\d+$/.test(name) && name !== '__proto__'))
        const url = `/pages/x/y${pairs.length ? '?' : ''}${pairs.map((pair) => pair.join('=')).join('&')}`
        expect((await readOn(url)).read).toBe(url)
      }),
      { numRuns: 50 },
    )
  })

  it('stands in a parameter of the app’s choice, after the login page’s own query', async () => {
    const { options, read } = await readOn(
      '/pages/x/y?a=1',
      { loginPage: 'pages/login/login?scene=2', returnParam: 'to' },
      'to',
    )
    expect(options?.['scene']).toBe('2')
    expect(read).toBe('/pages/x/y?a=1')
  })

  it('is told by returnPage() too, for a login page that is a tab page', async () => {
    const app = startApp({}, { tabBar: [LOGIN.slice(1)] })
    expect(app.login.returnPage()).toBeUndefined()
    await app.host.wx.navigateTo({ url: '/pages/x/y?a=1' })
    await failureOf(app.client().get('groups'))
    await app.host.idle()
    expect(app.pages()).toEqual([LOGIN])
    expect(app.login.returnPage()).toBe('/pages/x/y?a=1')
  })

  it('is undefined for returnPage() when no page was open', async () => {
    const app = startApp({}, { entry: '' })
    await failureOf(app.client().get('groups'))
    await app.host.idle()
    expect(app.login.returnPage()).toBeUndefined()
  })

  it('is the page on top', async () => {
    const { read } = await readOn(`/${HOME}?again=1`)
    expect(read).toBe(`/${HOME}?again=1`)
  })
})
