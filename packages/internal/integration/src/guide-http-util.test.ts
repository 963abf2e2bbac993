// docs/en/migrate/from-http-util.md: its login page brings the user back, and stays where the login was refused.
import type { DataClient } from '@wxpipe/data'
import { outcomeOf, pass } from '@wxpipe/test-support'
import type { PageDefinition } from '@wxpipe/testing'
import { afterEach, expect, it, vi } from 'vitest'
import { guideApp } from '../test/guide-app.ts'
import { useGuidePhone } from '../test/guide-page.ts'

const open = useGuidePhone()
const launch = guideApp<{ http: DataClient }>('docs/en/migrate/from-http-util.md', [
  'http',
  'services/session',
  'pages/login',
])
afterEach(() => void vi.unstubAllGlobals())

it.each([
  ['10000', 'new', 'pages/index/index'],
  ['20001', '', 'pages/login/login'],
])('a login with the response %s leaves the token "%s" and the page %s', async (code, token, route) => {
  const said = vi.spyOn(console, 'error').mockReturnValue()
  const app = { globalData: { token: 'old' } }
  const host = open(({ path }) => ({
    data: path.endsWith('/login') ? { code, data: { token: 'new' }, message: '密码错误' } : { code: '99997' },
  }))
  vi.stubGlobal('getApp', () => app)
  vi.stubGlobal('Page', (definition: PageDefinition) => host.definePage('pages/login/login', definition))
  const { http } = await launch()

  const refused = outcomeOf(http.get('me'))
  await pass(2_000)
  expect([await refused, host.page?.route]).toMatchObject([{ code: 'AUTH_EXPIRED' }, 'pages/login/login'])

  const page = host.page as unknown as { submit(): Promise<void> }
  const submitted = page.submit()
  await pass(2_000)
  await submitted
  expect([app.globalData.token, host.page?.route, said.mock.calls.length]).toEqual([token, route, token ? 0 : 1])
})

it('the old services get bodies and callbacks as before, and a failure without a body fails', async () => {
  interface Old {
    request(url: string): Promise<unknown>
    post(url: string, data: object, success: (data: unknown) => void, fail: (error: unknown) => void): void
  }
  open(({ path }) =>
    path === '/broken' ? { statusCode: 502 } : { data: { code: path.slice(1), data: { id: 7 }, message: '名额已满' } },
  )
  vi.stubGlobal('getApp', () => ({ globalData: { token: 'new' } }))
  const { request, post } = await guideApp<Old>('docs/en/migrate/from-http-util.md', ['http', 'utils/OldHttpUtil'])()

  expect(await request('10000')).toEqual({ code: '10000', data: { id: 7 }, message: '名额已满' })
  expect(await request('20001')).toEqual({ code: '20001', data: { id: 7 }, message: '名额已满' })
  await expect(request('broken')).rejects.toMatchObject({ code: 'STATUS' })
  const heard = vi.fn()
  post('10000', {}, heard, heard)
  post('20001', {}, heard, heard)
  await pass(3_000)
  expect(heard.mock.calls).toMatchObject([[{ id: 7 }], [{ code: 'RESPONSE' }]])
})

it('services that show the message themselves get every body as it came, and nothing shows it twice', async () => {
  interface Raw {
    request(url: string): Promise<unknown>
  }
  const bodies: Record<string, unknown> = {
    '/refused': { code: '20001', message: '名额已满' },
    '/bare': { id: 7 },
    '/empty': '',
  }
  const host = open(({ path }) =>
    path === '/broken' ? { statusCode: 500, data: { code: '1' } } : { data: bodies[path] ?? { code: '99997' } },
  )
  vi.stubGlobal('getApp', () => ({ globalData: { token: 'new' } }))
  const { request } = await guideApp<Raw>('docs/en/migrate/from-http-util.md', ['http', 'utils/RawHttpUtil'])()

  expect(await Promise.all(['refused', 'bare', 'empty'].map((url) => request(url)))).toEqual(Object.values(bodies))
  expect(host.calls.filter(({ api }) => api === 'showToast')).toEqual([])
  await expect(request('broken')).rejects.toMatchObject({ code: 'STATUS' })
  await expect(request('expired')).rejects.toMatchObject({ code: 'AUTH_EXPIRED' })
  await pass(2_000)
  expect(host.page?.route).toBe('pages/login/login')
})
