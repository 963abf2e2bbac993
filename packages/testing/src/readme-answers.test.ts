// More blocks of README.md, each run as it stands there: chunks, files, the cloud.
import { describe, expect, it } from 'vitest'
import { createHost, faults } from './index.ts'

describe('README', () => {
  it('chunks', async () => {
    const host = createHost({ handler: () => ({ chunks: ['a', 'b', 'c', 'd'] }) })

    host.fail(faults.afterChunks(3, faults.connectionClosed())) // three chunks, then `fail`
    host.fail(faults.afterChunks(1, faults.slow(30_000))) // a pause of half a minute
    host.fail(faults.afterChunks(2, faults.truncated())) // the rest is missing, and `success` comes
    host.fail(faults.lostMidway(2)) // two chunks, then not even a callback

    host.wx.request({ url: 'https://api.example.com/', enableChunked: true })
    await host.idle()
    expect(host.requests[0]?.result).toMatchObject({ errno: 600001 })
  })

  it('the cloud', async () => {
    const host = createHost({
      handler: ({ path, header }) => ({ data: { path, openid: header['x-wx-openid'] } }),
      cloud: { functions: { add: ({ a, b }) => Number(a) + Number(b) } },
    })
    host.wx.cloud.init({ env: 'prod-1' }) // before it, every call fails: "Cloud API isn't enabled"

    expect((await host.wx.cloud.callContainer({ path: '/me', service: 'api' })).data).toEqual({
      path: '/me',
      openid: 'openid-1',
    })
    expect((await host.wx.cloud.callFunction({ name: 'add', data: { a: 1, b: 2 } })).result).toBe(3)

    host.fail(faults.cloud(102002)) // the next container does not answer in time
    host.fail(faults.cloud(-501003), { times: 2 }) // the next two functions are called too often
    host.fail(faults.offline(), { api: 'cloud.callContainer' })

    expect(host.faultsLeft).toBe(3)
  })
})
