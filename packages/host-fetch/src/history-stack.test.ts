// The stack over routers of all kinds: what it keeps when the user goes back, and what it says of itself.
import { afterEach, describe, expect, it, vi } from 'vitest'
import { openWindow } from '../test/browser.ts'
import { routerOn } from '../test/router.ts'
import { type HistoryRouterOptions, historyRouter, memoryRouter } from './index.ts'

afterEach(() => vi.unstubAllGlobals())

describe('a user who goes back', () => {
  it('by one page leaves the pages below as they were, and only that page goes', async () => {
    const { history } = openWindow('/a')
    const { router, to, pages } = routerOn(historyRouter())
    await to('navigateTo', '/b')
    await to('navigateTo', '/c')
    const before = router.getCurrentPages()
    const gone: string[] = []
    router.onBeforePageUnload(({ path }) => gone.push(path))
    history.go(-1)
    await vi.waitFor(() => expect(pages()).toEqual(['/a', '/b']))
    expect([router.getCurrentPages()[1] === before[1], gone]).toEqual([true, ['c']])
    history.go(-1)
    await vi.waitFor(() => expect(pages()).toEqual(['/a']))
    expect([router.getCurrentPages()[0] === before[0], gone]).toEqual([true, ['c', 'b']])
  })
})

it('navigateBack goes as far as it is told also over a page with the URL of its aim', async () => {
  openWindow('/a')
  const { to, back, pages } = routerOn(historyRouter())
  for (const url of ['/b', '/a', '/c']) await to('navigateTo', url)
  await back(3)
  expect(pages()).toEqual(['/a'])
})

it('a call that is refused takes nothing from one that is still under way', async () => {
  const memory = memoryRouter('/a')
  let move = () => {}
  const push = (url: string) =>
    new Promise((resolve) => {
      if (url === '/b') resolve(new Error('refused'))
      else move = () => resolve(memory.push(url))
    })
  const { to, pages } = routerOn(historyRouter({ ...memory, push }))
  const refused = to('navigateTo', '/b')
  const opened = to('navigateTo', '/c')
  await expect(refused).rejects.toMatchObject({ errMsg: 'navigateTo:fail refused' })
  move()
  await opened
  expect(pages()).toEqual(['/a', '/c'])
})

it('a page that a listener opens while another goes stands over what is left', async () => {
  const { router, to, back, pages } = routerOn(historyRouter(memoryRouter('/a')))
  await to('navigateTo', '/b')
  const gone: string[] = []
  let opened: Promise<unknown> | undefined
  router.onBeforePageUnload(({ path }) => {
    gone.push(path)
    opened = opened || to('navigateTo', '/c')
  })
  await back()
  expect(await opened).toEqual({ errMsg: 'navigateTo:ok' })
  expect([pages(), gone]).toEqual([['/a', '/c'], ['b']])
})

it.each(['navigateTo', 'redirectTo', 'switchTab', 'reLaunch'] as const)('%s says its own name', async (way) => {
  expect(await routerOn(historyRouter(memoryRouter())).to(way, '/b')).toEqual({ errMsg: `${way}:ok` })
})

it('the list of pages belongs to who asks for it', () => {
  const { router, pages } = routerOn(historyRouter(memoryRouter('/a')))
  router.getCurrentPages().pop()
  expect(pages()).toEqual(['/a'])
})

it('two URLs that cannot be decoded are two pages', async () => {
  const { to, pages } = routerOn(historyRouter(memoryRouter('/a?x=%')))
  await to('navigateTo', '/b?y=%')
  expect(pages()).toEqual(['/a?x=%', '/b?y=%'])
})

it('a page’s options are those of a form: a plus is a blank, and a value may hold what separates it', () => {
  const { router } = routerOn(historyRouter(memoryRouter('/a?title=one+two&sum=1=2==')))
  expect(router.getCurrentPages()[0]!.options).toEqual({ title: 'one two', sum: '1=2==' })
})

it('a URL without a slash before it has its whole route', async () => {
  const { router, to } = routerOn(historyRouter(memoryRouter('pages/a/a')))
  await to('navigateTo', 'pages/b/b?x=1')
  expect(router.getCurrentPages().map(({ route }) => route)).toEqual(['pages/a/a', 'pages/b/b'])
})

describe('a router in memory', () => {
  it('begins at the root', () => {
    expect(routerOn(historyRouter(memoryRouter())).pages()).toEqual(['/'])
  })

  it('goes to its first and its last page at most', () => {
    const memory = memoryRouter('/a')
    memory.push('/b')
    const places = [1, 5, -1, -5, 9].map((delta) => {
      memory.go(delta)
      return memory.current()
    })
    expect(places).toEqual(['/b', '/b', '/a', '/a', '/b'])
  })
})

it.each([
  ['base', 'string', 1],
  ['onPage', 'function', {}],
  ['push', 'function', '/a'],
  ['replace', 'function', '/a'],
  ['go', 'function', 1],
  ['current', 'function', '/a'],
  ['listen', 'function', true],
])('historyRouter: %s must be: %s', (name, kind, value) => {
  const make = () => historyRouter({ ...memoryRouter(), [name]: value } as HistoryRouterOptions)
  expect(make).toThrow(`historyRouter: "${name}" must be: ${kind}`)
})
