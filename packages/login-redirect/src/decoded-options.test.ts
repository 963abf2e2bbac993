// The way back is exact also where the runtime does not give page options as they stand in the URL.
import { useFakeTime } from '@wxpipe/test-support'
import { describe, expect, it } from 'vitest'
import { failureOf, startApp } from '../test/app.ts'

useFakeTime()

/** The page to return to, on a host whose pages are these. */
async function returnPageOn(pages: readonly object[]) {
  const app = startApp()
  app.routing.getCurrentPages = () => pages
  await failureOf(app.client().get('groups'))
  await app.host.idle()
  return app.login.returnPage()
}

/** What a page reads from its options, and what it reads when it is opened again by its URL. */
async function readAgain(url: string, decodedOptions: true | 'without fullPath') {
  const app = startApp({}, { quirks: { decodedOptions } })
  await app.host.wx.navigateTo({ url })
  const first = { ...app.host.page?.options }
  await failureOf(app.client().get('groups'))
  await app.host.idle()
  await app.host.wx.redirectTo({ url: app.login.returnPage()! })
  return { first, again: { ...app.host.page?.options } }
}

describe('where options come decoded', () => {
  it.each([
    '/pages/x/y?q=%E4%BD%A0%E5%A5%BD&b=2',
    '/pages/x/y?q=a%26b%3Dc%23d&r=100%25%2F&s=%2B',
    '/pages/x/y?next=%2Fpages%2Fz%3Fa%3D1%26b%3D2',
  ])('%s is read the same when it is opened again', async (url) => {
    for (const quirk of [true, 'without fullPath'] as const) {
      const { first, again } = await readAgain(url, quirk)
      expect(again).toEqual(first)
    }
  })

  // uni.navigateTo encodes the query that it is given, so a page that was opened with an encoded one has it twice there.
  it.each([
    ['你', '/pages/x/y?q=%25E4%25BD%25A0', '/pages/x/y?q=%E4%BD%A0'],
    ['你', '/pages/x/y?q=%E4%BD%A0', '/pages/x/y?q=%E4%BD%A0'],
    ['%E4', '/pages/x/y?q=%25E4', '/pages/x/y?q=%25E4'],
  ])('in uni-app’s H5, %s is read again, whatever its own URL of the page is', async (q, fullPath, url) => {
    expect(await returnPageOn([{ route: 'pages/x/y', options: { q }, $page: { id: 1, fullPath } }])).toBe(url)
  })
})

it('uni-app’s URL in a Mini Program, which encodes raw options once more, is not used', async () => {
  const $page = { fullPath: '/pages/x/y?q=%25E4%25BD%25A0' }
  const page = { route: 'pages/x/y', options: { q: '%E4%BD%A0' }, $page }
  expect(await returnPageOn([page])).toBe('/pages/x/y?q=%E4%BD%A0')
})
