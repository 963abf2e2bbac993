// Whether the page is online and seen, by wx's names.
import { resume } from '@wxpipe/resume'
import { afterEach, expect, it, vi } from 'vitest'
import { site } from '../test/site.ts'
import { fetchHost } from './index.ts'

afterEach(() => vi.unstubAllGlobals())

function page() {
  const events = new EventTarget()
  const document = Object.assign(new EventTarget(), { hidden: false })
  const navigator = { onLine: true }
  vi.stubGlobal('document', document)
  vi.stubGlobal('navigator', navigator)
  vi.stubGlobal('addEventListener', events.addEventListener.bind(events))
  return {
    document,
    navigator,
    be(isOnline: boolean) {
      navigator.onLine = isOnline
      events.dispatchEvent(new Event(isOnline ? 'online' : 'offline'))
    },
    show(isShown: boolean) {
      document.hidden = !isShown
      document.dispatchEvent(new Event('visibilitychange'))
    },
  }
}
const network = (host: ReturnType<typeof fetchHost>) => new Promise((success) => host.getNetworkType({ success }))

it('tells the network and its changes, to those who listen', async () => {
  const { be } = page()
  const host = fetchHost()
  const told: unknown[] = []
  const listener = (event: object) => told.push(event)
  host.onNetworkStatusChange(listener)
  be(false)
  expect(await network(host)).toMatchObject({ networkType: 'none', errMsg: 'getNetworkType:ok' })
  be(true)
  expect(await network(host)).toMatchObject({ networkType: 'unknown' })
  host.offNetworkStatusChange(listener)
  be(false)
  expect(told).toEqual([
    { isConnected: false, networkType: 'none' },
    { isConnected: true, networkType: 'unknown' },
  ])
})

it('tells when the page is seen and when not; an off without a listener ends all', () => {
  const { show } = page()
  const host = fetchHost()
  const told: string[] = []
  host.onAppShow(() => told.push('show'))
  host.onAppHide(() => told.push('hide'))
  host.onAppHide(() => told.push('hide 2'))
  show(false)
  show(true)
  host.offAppHide()
  show(false)
  expect(told).toEqual(['hide', 'hide 2', 'show'])
})

it('listens to the page once, however many listen to it', () => {
  const { show, document } = page()
  const listen = vi.spyOn(document, 'addEventListener')
  const host = fetchHost()
  const told: number[] = []
  for (const n of [1, 2]) host.onAppShow(() => told.push(n))
  show(true)
  expect([told, listen.mock.calls.length]).toEqual([[1, 2], 1])
})

it('where a server has made a document without events, there is a host all the same', () => {
  vi.stubGlobal('document', { cookie: '' })
  expect(fetchHost().onAppShow).toBeTypeOf('function')
})

it('in Node it is online, and nobody is told anything', async () => {
  const host = fetchHost()
  host.onAppShow(() => {})
  host.onNetworkStatusChange(() => {})
  expect(await network(host)).toMatchObject({ isConnected: true, networkType: 'unknown' })
})

it('with resume, a read that failed offline goes on when the network is back', async () => {
  const { be, navigator } = page()
  be(false)
  const fetch = (url: string, init: RequestInit) =>
    navigator.onLine ? globalThis.fetch(url, init) : Promise.reject(new TypeError('Failed to fetch'))
  const { client, host } = await site({ fetch }, (response) => response.end('{"n":1}'))
  const listens = vi.spyOn(host, 'onNetworkStatusChange')
  const read = client.use(resume()).get('a')
  await vi.waitFor(() => expect(listens).toHaveBeenCalled())
  be(true)
  expect((await read).data).toEqual({ n: 1 })
})
