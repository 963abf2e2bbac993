// The flow over simulated hosts, in this process.
import { pageScope } from '@wxpipe/page-scope'
import { createHost } from '@wxpipe/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runFlow } from '../src/flow/index.ts'
import { createFlowServer } from '../src/flow-server.ts'

const server = createFlowServer()
let origin = ''
beforeAll(async () => {
  origin = await server.listen()
})
afterAll(() => server.close())

it('wx', async () => {
  const host = createHost()
  const outcomes = await runFlow({
    host: { ...host.wx, getCurrentPages: host.getCurrentPages } as never,
    scope: pageScope(),
    baseURL: `${origin}/wx/`,
    nowhere: 'http://127.0.0.1:9/',
    pages: { detail: '/pages/flow/detail', login: '/pages/flow/login' },
    here: () => host.page?.url ?? '',
    open: (url) => host.wx.navigateTo({ url }),
    back: () => host.unloadPage(),
  })
  expect(outcomes.filter(({ ok }) => !ok)).toEqual([])
  expect(outcomes).toHaveLength(23)
})
