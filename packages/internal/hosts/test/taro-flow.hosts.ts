// The flow in Taro: its build for WeChat in a bare engine, and its release build for H5 in Chromium.
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { runBare } from '../src/bare-mini-program.ts'
import { launchChromium, openPhonePage, storedIn } from '../src/chromium.ts'
import { expectAll, flowQuery } from '../src/flow-expectations.ts'
import { createFlowServer } from '../src/flow-server.ts'
import { serve } from '../src/web-server.ts'

const { weixin, h5 } = inject('builtApps')['taro'] ?? { weixin: '', h5: '' }
const server = createFlowServer()
let origin = ''
beforeAll(async () => {
  origin = await server.listen()
})
afterAll(() => server.close())

it('built for WeChat, in a bare engine', async () => {
  const host = runBare({ folder: weixin, entry: `pages/flow/flow?${flowQuery(origin, 'taro-weixin')}` })
  await expect.poll(() => host.storage['outcomes'], { timeout: 60_000 }).toBeDefined()
  expectAll(JSON.parse(String(host.storage['outcomes'])))
  expect(host.errors).toEqual([])
  host.dispose()
})

it('built for H5 as a release, in Chromium', async () => {
  const web = await serve(h5)
  const browser = await launchChromium()
  const { page, errors } = await openPhonePage(
    browser,
    `${web.origin}/#/pages/flow/flow?${flowQuery(origin, 'taro-h5')}`,
  )
  const stored = JSON.parse((await storedIn(page, 'outcomes')) ?? '{}')
  // Taro's H5 keeps the value in an object of its own.
  expectAll(JSON.parse(stored.data ?? '[]'))
  expect(errors).toEqual([])
  await browser.close()
  await web.close()
})
