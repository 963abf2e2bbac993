// The flow over fetchHost: in Node, and in a web page without a framework in Chromium.
import { launchChromium } from '@wxpipe/e2e/chromium'
import { fetchHost, historyRouter, memoryRouter } from '@wxpipe/host-fetch'
import { pageScope } from '@wxpipe/page-scope'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openPhonePage, storedIn } from '../src/chromium.ts'
import { runFlow } from '../src/flow/index.ts'
import { expectAll, flowQuery, nowhere } from '../src/flow-expectations.ts'
import { createFlowServer } from '../src/flow-server.ts'
import { bundlePage } from '../src/web-page.ts'
import { serve } from '../src/web-server.ts'

const server = createFlowServer()
let origin = ''
beforeAll(async () => {
  origin = await server.listen()
})
afterAll(() => server.close())

it('in Node', async () => {
  const router = memoryRouter('/pages/flow/start')
  const host = { ...fetchHost(), ...historyRouter(router) }
  const outcomes = await runFlow({
    host,
    scope: pageScope(),
    baseURL: `${origin}/node/`,
    nowhere,
    pages: { detail: '/pages/flow/detail', login: '/pages/flow/login' },
    here: () => router.current(),
    open: (url) => host.navigateTo({ url }),
    back: () => router.go(-1),
  })
  expectAll(outcomes)
})

it('in a web page, in Chromium', async () => {
  const web = await serve(await bundlePage('web/page.ts'))
  const browser = await launchChromium()
  const { page, errors } = await openPhonePage(browser, `${web.origin}/?${flowQuery(origin, 'web')}#/pages/flow/start`)
  expectAll(JSON.parse((await storedIn(page, 'outcomes')) ?? '[]'))
  expect(errors).toEqual([])
  await browser.close()
  await web.close()
})
