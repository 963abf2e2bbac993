// Routers and listeners that throw: they stop neither the host nor each other.
import { useFakeTime } from '@wxpipe/test-support'
import { expect, it, vi } from 'vitest'
import { routerOn } from '../test/router.ts'
import { fetchHost, historyRouter, memoryRouter } from './index.ts'

const takeUnhandled = useFakeTime()

const inMemory = (onPage?: () => void) => {
  const memory = memoryRouter('/a')
  return { memory, options: { ...memory, ...(onPage && { onPage }) } }
}

it.each([
  [
    'throws',
    () => {
      throw new Error('too many calls')
    },
  ],
  ['rejects', () => Promise.reject(new Error('a guard has thrown'))],
])('after a navigation for which the router %s, the user’s way back leaves the page', async (_how, refuse) => {
  const { memory, options } = inMemory()
  const push = vi.fn(memory.push)
  const { router, to, pages } = routerOn(historyRouter({ ...options, push }))
  const gone: string[] = []
  router.onBeforePageUnload(({ path }) => gone.push(path))
  await to('navigateTo', '/b')
  push.mockImplementationOnce(refuse)
  await expect(to('navigateTo', '/c')).rejects.toMatchObject({ errMsg: expect.stringContaining('navigateTo:fail ') })
  memory.go(-1)
  expect([pages(), gone]).toEqual([['/a'], ['b']])
})

it('what a router throws is in the failure, even if it is only a text', async () => {
  const push = () => Promise.reject('not now')
  const { to } = routerOn(historyRouter({ ...inMemory().options, push }))
  await expect(to('navigateTo', '/b')).rejects.toMatchObject({ errMsg: 'navigateTo:fail not now' })
})

it('a listener that throws when a page goes leaves the stack right, and the others hear of it', async () => {
  const { router, to, pages } = routerOn(historyRouter(inMemory().options))
  const failure = new Error('a mistake of the app')
  const gone: string[] = []
  router.onBeforePageUnload(() => {
    throw failure
  })
  router.onBeforePageUnload(({ path }) => gone.push(path))
  await to('navigateTo', '/b')
  expect(await to('redirectTo', '/c')).toEqual({ errMsg: 'redirectTo:ok' })
  expect([pages(), gone, await takeUnhandled()]).toEqual([['/a', '/c'], ['b'], [failure]])
})

it('an onPage that throws keeps no way back waiting', async () => {
  const failure = new Error('cannot be drawn')
  const onPage = vi.fn()
  const { to, back, pages } = routerOn(historyRouter(inMemory(onPage).options))
  await to('navigateTo', '/b')
  onPage.mockImplementationOnce(() => {
    throw failure
  })
  expect(await back()).toEqual({ errMsg: 'navigateBack:ok' })
  expect([pages(), await takeUnhandled()]).toEqual([['/a'], [failure]])
})

it('a listener of the app’s that throws keeps no other from hearing that the page is seen again', async () => {
  const document = Object.assign(new EventTarget(), { hidden: false })
  vi.stubGlobal('document', document)
  vi.stubGlobal('addEventListener', () => {})
  const host = fetchHost()
  const failure = new Error('a mistake of the app')
  const seen = vi.fn()
  host.onAppShow(() => {
    throw failure
  })
  host.onAppShow(seen)
  document.dispatchEvent(new Event('visibilitychange'))
  vi.unstubAllGlobals()
  expect(await takeUnhandled()).toEqual([failure])
  expect(seen).toHaveBeenCalledTimes(1)
})
