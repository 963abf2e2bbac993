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
})
