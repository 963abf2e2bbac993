// The flow in an example's builds: those for Mini Programs in a bare engine, the release build for H5 in Chromium.
import { launchChromium } from '@wxpipe/e2e/chromium'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import type { Target } from './apps/app.ts'
import { type ApiName, runBare } from './bare-mini-program.ts'
import { openPhonePage, storedIn } from './chromium.ts'
import { expectAll, flowQuery } from './flow-expectations.ts'
import { createFlowServer } from './flow-server.ts'
import { serve } from './web-server.ts'

interface Framework {
  readonly id: string
  /** Members of the platform's object that its runtime asks for at its start. */
  readonly more?: object
  /** The text that its H5 has stored, taken out of what it stores around it. */
  readonly storedText?: (stored: string) => string
}

/** The builds for Mini Programs: the platform's name, and the object that its apps call. */
const miniPrograms: readonly (readonly [string, Target, ApiName])[] = [
  ['WeChat', 'weixin', 'wx'],
  ['Alipay', 'alipay', 'my'],
  ['Douyin', 'douyin', 'tt'],
]

/** Makes a test for each build. */
export function testFlowInBuilds({ id, more, storedText = (stored) => stored }: Framework): void {
  const built = inject('builtApps')[id] ?? {}
  const server = createFlowServer()
  let origin = ''
  beforeAll(async () => {
    origin = await server.listen()
  })
  afterAll(() => server.close())

  const bare = miniPrograms.filter(([, target]) => target === 'weixin' || built[target])
  it.each(bare)('built for %s, in a bare engine', async (_name, target, apiName) => {
    const host = runBare({
      folder: built[target] ?? '',
      entry: `pages/flow/flow?${flowQuery(origin, `${id}-${target}`)}`,
      apiName,
      ...(more && { more }),
    })
    await expect.poll(() => host.storage['outcomes'], { timeout: 60_000 }).toBeDefined()
    expectAll(JSON.parse(String(host.storage['outcomes'])))
    expect(host.errors).toEqual([])
    host.dispose()
  })

  it('built for H5 as a release, in Chromium', async () => {
    const web = await serve(built.h5 ?? '')
    const browser = await launchChromium()
    const { page, errors } = await openPhonePage(
      browser,
      `${web.origin}/#/pages/flow/flow?${flowQuery(origin, `${id}-h5`)}`,
    )
    const stored = await storedIn(page, 'outcomes')
    expectAll(stored === undefined ? [] : JSON.parse(storedText(stored)))
    expect(errors).toEqual([])
    await browser.close()
    await web.close()
  })
}
