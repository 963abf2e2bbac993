// More blocks of README.md, each run as it stands there: the screen, other hosts, the logs.
import { describe, expect, it } from 'vitest'
import { createAlipay, createHost, faults, runtimes } from './index.ts'

describe('README', () => {
  it('the screen', async () => {
    const host = createHost({ baseLibrary: '2.22.1' }) // what noConflict needs; without it 3.8.10
    await host.wx.showLoading({ title: 'Saving', mask: true })
    expect(host.screen).toEqual({ kind: 'loading', title: 'Saving', mask: true })

    await host.wx.showToast({ title: 'Saved' })
    await expect(host.wx.hideLoading({ noConflict: true })).rejects.toEqual({
      errMsg: "hideLoading:fail toast can't be found",
    })
    expect(host.screen).toMatchObject({ kind: 'toast', title: 'Saved' })

    await host.wx.hideLoading() // takes the toast along
    expect(host.screen).toEqual({ kind: 'none', title: '', mask: false })
  })

  it('logs', () => {
    const host = createHost({ pages: ['pages/cart/cart'] })
    const log = host.wx.getRealtimeLogManager()
    log.setFilterMsg('order-7')
    log.error('POST', '/orders', 500)
    log.info('x'.repeat(6_000)) // a visit has 5 KB and 200 calls, its filters have 1 KB

    expect(host.logs.realtime).toMatchObject([
      {
        page: 'pages/cart/cart',
        filters: ['order-7'],
        lines: [{ level: 'error', args: ['POST', '/orders', 500] }, { isDropped: true }],
      },
    ])
    host.wx.getLogManager().warn('slow') // a call has 100 KB, all of them have 5 MB
    expect(host.logs.local).toMatchObject([{ level: 'warn', args: ['slow'], isDropped: false }])
  })

  it('other hosts', async () => {
    const tt = createHost({ quirks: runtimes.douyin, handler: ({ method }) => ({ data: { method } }) }).wx

    const { my, host } = createAlipay({ handler: () => ({ data: { id: 1 } }) })
    expect(await my.request?.({ url: 'https://api.example.com/me' })).toMatchObject({ status: 200, data: { id: 1 } })

    host.fail(faults.timeout()) // in Alipay's numbers: 13
    await expect(my.request?.({ url: 'https://api.example.com/me' })).rejects.toMatchObject({ error: 13 })
    expect(tt.request).toBeTypeOf('function')
  })
})
