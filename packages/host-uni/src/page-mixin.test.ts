// Page scope in a simulated uni-app: what tells that a page goes is uni-app's own onUnload.
import { createClient } from '@wxpipe/core'
import { pageScope } from '@wxpipe/page-scope'
import { outcomeOf, pass, timersLeft, useFakeTime } from '@wxpipe/test-support'
import { afterEach, describe, expect, it } from 'vitest'
import { createUni } from '../test/uni.ts'
import { pageMixin, uniHost, usePageScope } from './index.ts'

useFakeTime()

let app: ReturnType<typeof createUni>
afterEach(() => app.dispose())

function open(isH5: boolean) {
  app = createUni({ isH5, handler: () => ({ data: 'ok', delay: 300 }), quirks: { noRouteEvents: true } })
  const scope = pageScope()
  const client = createClient({ host: uniHost(), baseURL: 'https://api.example.com/' }).use(scope)
  const go = async (url: string) => {
    app.host.wx.navigateTo({ url })
    await pass(0)
  }
  return { scope, client, go, get: (url: string) => outcomeOf(client.get(url)) }
}

describe.each([
  ['a Mini Program, where the component is no page', false],
  ['H5, where it is the page', true],
])('in %s', (_where, isH5) => {
  it('pageMixin ends the requests of the page that goes, and of no other', async () => {
    const { scope, go, get } = open(isH5)
    const below = get('below')
    await go('/pages/detail/detail')
    const calls = [get('a'), get('b')]
    const page = app.host.page!
    pageMixin(scope).onUnload.call(isH5 ? page : { $scope: page })
    app.host.unloadPage()
    expect(await Promise.all(calls)).toMatchObject([{ code: 'ABORT' }, { code: 'ABORT' }])
    await pass(300)
    expect([await below, timersLeft()]).toEqual(['ok', 0])
  })

  it('usePageScope ends them for the page whose setup calls it, also when another lies over it', async () => {
    const { scope, go, get } = open(isH5)
    await go('/pages/list/list')
    await go('/pages/detail/detail')
    const hooks: (() => void)[] = []
    usePageScope(scope, (hook) => hooks.push(hook))
    const own = get('own')
    await go('/pages/other/other')
    const other = get('other')
    for (const hook of hooks) hook()
    expect(await own).toMatchObject({ code: 'ABORT' })
    await pass(300)
    expect([await other, timersLeft()]).toEqual(['ok', 0])
  })
})

it('usePageScope in what has no page yet, as App.vue, ends nothing of the page that is on top then', async () => {
  const { scope, get } = open(true)
  const hooks: (() => void)[] = []
  const globals = globalThis as { getCurrentPages?: (() => unknown[]) | undefined }
  const { getCurrentPages } = globals
  globals.getCurrentPages = () => []
  usePageScope(scope, (hook) => hooks.push(hook))
  globals.getCurrentPages = getCurrentPages
  const call = get('a')
  for (const hook of hooks) hook()
  await pass(300)
  expect(await call).toBe('ok')
})

it('a component that is no page of the stack ends nothing', async () => {
  const { scope, get } = open(true)
  const call = get('a')
  pageMixin(scope).onUnload.call({})
  await pass(300)
  expect(await call).toBe('ok')
})
