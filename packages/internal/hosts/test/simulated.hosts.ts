// The flow over simulated hosts, in this process: WeChat's, Douyin's, and Alipay's by host-alipay.
import { alipay } from '@wxpipe/host-alipay'
import { pageScope } from '@wxpipe/page-scope'
import { createAlipay, createHost, type Host, runtimes } from '@wxpipe/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type FlowRuntime, runFlow } from '../src/flow/index.ts'
import { expectAll, nowhere } from '../src/flow-expectations.ts'
import { createFlowServer } from '../src/flow-server.ts'

const server = createFlowServer()
let origin = ''
beforeAll(async () => {
  origin = await server.listen()
})
afterAll(() => server.close())

/** What all of them have in common: the phone around the host. */
async function runOn(phone: Host, host: FlowRuntime['host'], name: string) {
  const scope = pageScope()
  const uninstall = phone.install()
  const outcomes = await runFlow({
    host,
    scope,
    baseURL: `${origin}/${name}/`,
    nowhere,
    pages: { detail: '/pages/flow/detail', login: '/pages/flow/login' },
    here: () => phone.page?.url ?? '',
    open: (url) => phone.wx.navigateTo({ url }),
    back() {
      // What a page's own onUnload does where the host does not tell that a page goes.
      if (phone.page) scope.end(phone.page)
      phone.unloadPage()
    },
  })
  expectAll(outcomes)
  expect(phone.errors).toEqual([])
  uninstall()
  phone.dispose()
}

it('WeChat', () => {
  const phone = createHost()
  return runOn(phone, phone.wx, 'wx')
})

it('Douyin', () => {
  const phone = createHost({ quirks: runtimes.douyin })
  return runOn(phone, phone.wx, 'douyin')
})

it('Alipay', () => {
  const { my, host: phone } = createAlipay()
  // The line that host-alipay asks a page for: Alipay's pages keep no options.
  phone.definePage('pages/flow/detail', {
    onLoad(query) {
      this.options = query
    },
  })
  return runOn(phone, alipay(my), 'alipay')
})
