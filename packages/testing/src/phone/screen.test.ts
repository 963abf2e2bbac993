// The one layer over the pages, as the calls that show and hide leave it.
import { pass, useFakeTime } from '@wxpipe/test-support'
import { describe, expect, it, vi } from 'vitest'
import { createHost, fault, faults, type HostOptions } from '../index.ts'

useFakeTime()
const nothing = { kind: 'none', title: '', mask: false }
const loading = { kind: 'loading', title: '加载中', mask: true }
const toast = { kind: 'toast', title: 'Saved', mask: false }

const create = (options?: HostOptions) => {
  const host = createHost(options)
  const { wx } = host
  return {
    host,
    showLoading: () => wx.showLoading({ title: '加载中', mask: true }),
    showToast: (duration?: number) => wx.showToast({ title: 'Saved', duration }),
    hideLoading: (noConflict?: boolean) => wx.hideLoading({ noConflict }),
    hideToast: (noConflict?: boolean) => wx.hideToast({ noConflict }),
  }
}
const missing = (api: string) => ({ errMsg: `${api}:fail toast can't be found` })

describe('the screen', () => {
  it('shows nothing, then what was shown last, until that is hidden', async () => {
    const { host, showLoading, showToast, hideLoading } = create()
    expect(host.screen).toEqual(nothing)
    await showLoading()
    expect(host.screen).toEqual(loading)
    await showToast()
    expect(host.screen).toEqual(toast)
    await showLoading()
    expect(host.screen).toEqual(loading)
    await hideLoading()
    expect(host.screen).toEqual(nothing)
  })

  it('shows a toast for its duration, 1,500 ms when it says none, and leaves no timer', async () => {
    const { host, showToast } = create()
    await showToast()
    await pass(1_499)
    expect(host.screen).toEqual(toast)
    await pass(1)
    expect(host.screen).toEqual(nothing)
    await showToast(3_000)
    await pass(2_999)
    expect(host.screen).toEqual(toast)
    expect(vi.getTimerCount()).toBe(0)
    await pass(1)
    expect(host.screen).toEqual(nothing)
  })

  it('shows a loading that has replaced a toast for longer than the toast had', async () => {
    const { host, showToast, showLoading } = create()
    await showToast()
    await showLoading()
    await pass(60_000)
    expect(host.screen).toEqual(loading)
  })

  it('shows nothing of a call that failed, threw or never called back', async () => {
    const { host, showLoading, hideLoading } = create()
    host.fail(fault({ reason: 'no window' }), { api: 'showLoading' })
    await expect(showLoading()).rejects.toEqual({ errMsg: 'showLoading:fail no window' })
    host.fail(faults.throws(), { api: 'showLoading' })
    expect(showLoading).toThrow()
    host.fail(faults.neverAnswers(), { api: 'showLoading' })
    void showLoading()
    await pass(0)
    expect(host.screen).toEqual(nothing)
    await showLoading()
    host.fail(faults.throws(), { api: 'hideLoading' })
    expect(() => hideLoading()).toThrow()
    expect(host.screen).toEqual(loading)
  })

  it('is empty again after a reset', async () => {
    const { host, showLoading } = create()
    await showLoading()
    host.reset()
    expect(host.screen).toEqual(nothing)
  })
})

describe('a call that hides', () => {
  it('hides the other kind as well', async () => {
    const { host, showLoading, showToast, hideLoading, hideToast } = create()
    await showToast()
    await hideLoading()
    expect(host.screen).toEqual(nothing)
    await showLoading()
    await hideToast()
    expect(host.screen).toEqual(nothing)
  })

  it('keeps to its own kind with noConflict', async () => {
    const { host, showLoading, showToast, hideLoading, hideToast } = create()
    await showToast()
    await expect(hideLoading(true)).rejects.toEqual(missing('hideLoading'))
    expect(host.screen).toEqual(toast)
    await hideToast(true)
    await showLoading()
    await expect(hideToast(true)).rejects.toEqual(missing('hideToast'))
    expect(host.screen).toEqual(loading)
    await hideLoading(true)
    expect(host.screen).toEqual(nothing)
  })

  it.each([
    ['2.22.0', nothing],
    ['2.9', nothing],
    ['2.22.1', toast],
    ['3.0', toast],
  ])('knows noConflict from base library 2.22.1 on: with %s, what is left of a toast is %j', async (version, left) => {
    const { host, showToast, hideLoading } = create({ baseLibrary: version })
    expect(host.wx.getSystemInfoSync().SDKVersion).toBe(version)
    await showToast()
    await hideLoading(true).catch(() => {})
    expect(host.screen).toEqual(left)
  })

  it('fails in the words of WeChat when there is nothing to hide', async () => {
    const { host, showToast, hideLoading, hideToast } = create()
    await expect(hideLoading()).rejects.toEqual(missing('hideLoading'))
    await showToast()
    await pass(1_500)
    await expect(hideToast()).rejects.toEqual(missing('hideToast'))
    expect(host.calls.map(({ state }) => state)).toEqual(['fail', 'success', 'fail'])
  })
})
