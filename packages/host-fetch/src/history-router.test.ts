// Pages over a browser's history, over a router of the app's, and over the memory.
import { afterEach, describe, expect, it, vi } from 'vitest'
import { openWindow } from '../test/browser.ts'
import { routerOn } from '../test/router.ts'
import { type HistoryRouterOptions, historyRouter, memoryRouter } from './index.ts'

afterEach(() => vi.unstubAllGlobals())

const open = (url: string, options: HistoryRouterOptions = {}) => {
  const { entries, history } = openWindow(url)
  return { ...routerOn(historyRouter(options)), entries, history }
}

describe('over the history of a browser', () => {
  it('begins with the page that is there: its route, its query decoded, its URL', () => {
    const { router } = open('/pages/group/group?id=7&title=%E6%99%A8%E8%B7%91%20%26&x=%#top')
    expect(router.getCurrentPages()).toEqual([
      {
        route: 'pages/group/group',
        options: { id: '7', title: '晨跑 &', x: '%' },
        $page: { id: expect.any(Number), fullPath: '/pages/group/group?id=7&title=%E6%99%A8%E8%B7%91%20%26&x=%' },
      },
    ])
  })

  it('opens pages over each other and goes back over several', async () => {
    const { to, back, pages, entries } = open('/a')
    expect(await to('navigateTo', '/b?n=1')).toEqual({ errMsg: 'navigateTo:ok' })
    await to('navigateTo', '/c')
    expect(pages()).toEqual(['/a', '/b?n=1', '/c'])
    expect(await back(2)).toEqual({ errMsg: 'navigateBack:ok' })
    expect([pages(), entries()]).toEqual([['/a'], ['[/a]', '/b?n=1', '/c']])
  })

  it('goes back to the first page at most, and not from it', async () => {
    const { to, back, pages } = open('/a')
    await to('navigateTo', '/b')
    await back(10)
    expect(pages()).toEqual(['/a'])
    await expect(back()).rejects.toMatchObject({ errMsg: 'navigateBack:fail cannot navigate back at first page' })
  })

  it('redirectTo takes the place of the top page, reLaunch and switchTab of all', async () => {
    const { to, pages, entries } = open('/a')
    await to('navigateTo', '/b')
    await to('redirectTo', '/c')
    expect(pages()).toEqual(['/a', '/c'])
    await to('reLaunch', '/d')
    expect([pages(), entries()]).toEqual([['/d'], ['/a', '[/d]']])
    await to('navigateTo', '/e')
    await to('switchTab', '/f')
    expect(pages()).toEqual(['/f'])
  })

  it('follows the user who goes back and forth', async () => {
    const { to, pages, history } = open('/a')
    await to('navigateTo', '/b')
    history.go(-1)
    await vi.waitFor(() => expect(pages()).toEqual(['/a']))
    history.go(1)
    await vi.waitFor(() => expect(pages()).toEqual(['/b']))
  })

  it('sees a page that the app opened by itself, at the next look', () => {
    const { pages, history } = open('/a')
    history.pushState(null, '', '/own')
    expect(pages()).toEqual(['/own'])
  })

  it.each([
    ['/app', '/app/pages/a?x=1', ['/app/pages/a?x=1', '[/app/b?y=2]']],
    ['/app/', '/app/pages/a?x=1', ['/app/pages/a?x=1', '[/app/b?y=2]']],
    ['/', '/pages/a?x=1', ['/pages/a?x=1', '[/b?y=2]']],
    ['#/', '/#/pages/a?x=1', ['/#/pages/a?x=1', '[/#/b?y=2]']],
    ['#', '/index.html?lang=zh#/pages/a?x=1', ['/index.html?lang=zh#/pages/a?x=1', '[/index.html?lang=zh#/b?y=2]']],
  ])('base %s stands before each URL', async (base, url, entries) => {
    const app = open(url, { base })
    await app.to('navigateTo', '/b?y=2')
    expect([app.pages(), app.entries()]).toEqual([['/pages/a?x=1', '/b?y=2'], entries])
  })

  it('tells onPage, as a method of the options, which page is on top now', async () => {
    const shown: unknown[] = []
    const options: HistoryRouterOptions = {
      onPage({ route, options: query }) {
        shown.push([this === options, route, query])
      },
    }
    const { to, back } = open('/a', options)
    await to('navigateTo', '/b?n=1')
    await back()
    expect(shown).toEqual([
      [true, 'b', { n: '1' }],
      [true, 'a', {}],
    ])
  })

  it('tells each page that goes, the top one first, while they still stand in the stack', async () => {
    const { router, to, back, pages } = open('/a')
    const told: unknown[] = []
    const listener = ({ path }: { path: string }) => told.push([path, pages()])
    router.onBeforePageUnload(listener)
    await to('navigateTo', '/b')
    await to('navigateTo', '/c')
    await back(2)
    await to('redirectTo', '/d')
    router.offBeforePageUnload(listener)
    await to('redirectTo', '/e')
    expect(told).toEqual([
      ['c', ['/a', '/b', '/c']],
      ['b', ['/a', '/b', '/c']],
      ['a', ['/a']],
    ])
  })

  it('the folder itself is the page /, with a query too', () => {
    expect(open('/app?x=1', { base: '/app' }).router.getCurrentPages()).toMatchObject([
      { route: '/', options: { x: '1' }, $page: { fullPath: '/?x=1' } },
    ])
  })

  it('two that are opened in one turn stand over each other, and two ways back both report', async () => {
    const { to, back, pages } = open('/a')
    await Promise.all([to('navigateTo', '/b'), to('navigateTo', '/c')])
    expect(pages()).toEqual(['/a', '/b', '/c'])
    await Promise.all([back(), back()])
    await vi.waitFor(() => expect(pages()).toEqual(['/a']))
  })

  it('to the page that is there already is a failure', async () => {
    const { to, pages } = open('/a')
    await expect(to('navigateTo', '/a')).rejects.toMatchObject({ errMsg: 'navigateTo:fail the router stayed' })
    expect(pages()).toEqual(['/a'])
  })

  it.each(['/b?name=晨跑 1', '/b?name=%E6%99%A8%E8%B7%91%201', 'b?name=晨跑%201#top'])(
    'to the page that is there already leaves no second entry, so that one way back leaves it: %s',
    async (url) => {
      const { to, back, pages, entries } = open('/a')
      await to('navigateTo', '/b?name=晨跑 1')
      const before = entries()
      await expect(to('navigateTo', url)).rejects.toMatchObject({ errMsg: 'navigateTo:fail the router stayed' })
      expect(entries()).toEqual(before)
      await back()
      expect(pages()).toEqual(['/a'])
    },
  )

  it('a history that throws is a failure in wx’s words', async () => {
    const { to, history } = open('/a')
    history.pushState = () => {
      throw new Error('too many calls')
    }
    await expect(to('navigateTo', '/b')).rejects.toMatchObject({ errMsg: 'navigateTo:fail too many calls' })
  })
})

/** As vue-router moves: after guards, in later turns; a refused navigation resolves with a failure. */
function guarded(refused: (url: string) => boolean = () => false) {
  const memory = memoryRouter('/a')
  let tell = () => {}
  const later = () => new Promise((done) => setTimeout(done, 5))
  const move = (way: 'push' | 'replace') => (url: string) =>
    later().then(() => {
      if (refused(url)) return new Error('Navigation aborted')
      memory[way](url)
      tell()
      return undefined
    })
  return {
    push: move('push'),
    replace: move('replace'),
    go: (delta: number) => void later().then(() => memory.go(delta)),
    current: () => memory.current(),
    listen(changed: () => void) {
      tell = changed
      memory.listen(changed)
    },
  }
}

describe('over a router of the app’s', () => {
  it('waits until it has moved', async () => {
    const { to, back, pages } = routerOn(historyRouter(guarded()))
    await to('navigateTo', '/b')
    await to('redirectTo', '/c')
    expect(pages()).toEqual(['/a', '/c'])
    await back()
    expect(pages()).toEqual(['/a'])
  })

  it('a navigation that its guards refuse is a failure, and the next one works', async () => {
    const { to, pages } = routerOn(historyRouter(guarded((url) => url === '/b')))
    await expect(to('navigateTo', '/b')).rejects.toMatchObject({ errMsg: 'navigateTo:fail Navigation aborted' })
    await to('navigateTo', '/c')
    expect(pages()).toEqual(['/a', '/c'])
  })

  it('only an object is a refusal: Next’s push resolves with true', async () => {
    const router = guarded()
    const push = (url: string) => router.push(url).then(() => true)
    const { to, pages } = routerOn(historyRouter({ ...router, push }))
    expect(await to('navigateTo', '/b')).toEqual({ errMsg: 'navigateTo:ok' })
    expect(pages()).toEqual(['/a', '/b'])
  })

  it('what the app opens after a refusal stands alone, as all that it opens by itself', async () => {
    const router = guarded((url) => url === '/b')
    const { to, pages } = routerOn(historyRouter(router))
    await expect(to('navigateTo', '/b')).rejects.toBeDefined()
    await router.push('/own')
    expect(pages()).toEqual(['/own'])
  })

  it('a way back that ends elsewhere is where the router says', async () => {
    const router = guarded()
    const { to, back, pages } = routerOn(historyRouter({ ...router, go: () => void router.replace('/elsewhere') }))
    await to('navigateTo', '/b')
    await back()
    expect(pages()).toEqual(['/elsewhere'])
  })

  it('is called as a method of what the app gave', async () => {
    const router = guarded()
    const self: unknown[] = []
    const given = {
      ...router,
      push(url: string) {
        self.push(this)
        return router.push(url)
      },
    }
    await routerOn(historyRouter(given)).to('navigateTo', '/b')
    expect(self[0]).toBe(given)
  })

  it('needs all five functions, or a browser', () => {
    const { push } = memoryRouter()
    expect(() => historyRouter({ push })).toThrow('historyRouter: a router needs replace,go,current,listen')
    expect(() => historyRouter()).toThrow('no history: pass push, replace, go, current and listen to historyRouter')
    // @ts-expect-error no such option
    expect(() => historyRouter({ back: () => {} })).toThrow(/historyRouter/)
  })
})

it('over the memory, pages are opened and left as in a browser', async () => {
  const { to, back, pages } = routerOn(historyRouter(memoryRouter('/a?x=1')))
  await to('navigateTo', '/b')
  await to('navigateTo', '/c')
  await back()
  await to('navigateTo', '/d')
  expect(pages()).toEqual(['/a?x=1', '/b', '/d'])
  await back(2)
  expect(pages()).toEqual(['/a?x=1'])
})
