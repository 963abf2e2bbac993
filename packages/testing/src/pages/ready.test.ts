// onReady of the pages that a test defines: once, when the page is drawn for the first time.
import { expect, it } from 'vitest'
import { createHost } from '../index.ts'

const noting = (log: string[], name: string) => ({
  onLoad: () => void log.push(`${name} load`),
  onShow: () => void log.push(`${name} show`),
  onReady: () => void log.push(`${name} ready`),
})

it('comes after onShow, once, and not when the page is shown again', async () => {
  const log: string[] = []
  const host = createHost({ pages: ['a', 'b'] })
  host.definePage('a', noting(log, 'a'))
  host.definePage('b', noting(log, 'b'))
  await host.idle()
  await host.wx.navigateTo({ url: '/b' })
  await host.wx.navigateBack()
  await host.idle()
  expect(log).toEqual(['a load', 'a show', 'a ready', 'b load', 'b show', 'b ready', 'a show'])
})

it('comes for a first page that is defined later, as onLoad does', async () => {
  const log: string[] = []
  const host = createHost({ pages: ['a'] })
  await host.idle()
  host.definePage('a', noting(log, 'a'))
  await host.idle()
  expect(log).toEqual(['a load', 'a show', 'a ready'])
})

it('does not come for a page that is gone before it is drawn', async () => {
  const log: string[] = []
  const host = createHost({ pages: ['a', 'b'] })
  host.definePage('b', {
    ...noting(log, 'b'),
    onShow: () => host.unloadPage(),
  })
  await host.wx.navigateTo({ url: '/b' })
  await host.idle()
  expect(log).toEqual(['b load'])
})
