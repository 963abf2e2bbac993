// The flow in an example's builds: the one for WeChat in a bare engine, the release build for H5 in Chromium.
import { launchChromium } from '@wxpipe/e2e/chromium'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { runBare } from './bare-mini-program.ts'
import { openPhonePage, storedIn } from './chromium.ts'
import { expectAll, flowQuery } from './flow-expectations.ts'
import { createFlowServer } from './flow-server.ts'
import { serve } from './web-server.ts'

interface Framework {
  readonly id: string
  /** Members of `wx` that its runtime asks for at its start. */
  readonly wx?: object
  /** The text that its H5 has stored, taken out of what it stores around it. */
  readonly storedText?: (stored: string) => string
}

/** Makes the two tests. */
export function testFlowInBuilds({ id, wx, storedText = (stored) => stored }: Framework): void {
  const { weixin, h5 } = inject('builtApps')[id] ?? { weixin: '', h5: '' }
  const server = createFlowServer()
  let origin = ''
  beforeAll(async () => {
    origin = await server.listen()
  })
  afterAll(() => server.close())

  it('built for WeChat, in a bare engine', async () => {
    const host = runBare({
      folder: weixin,
      entry: `pages/flow/flow?${flowQuery(origin, `${id}-weixin`)}`,
      ...(wx && { wx }),
    })
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
      `${web.origin}/#/pages/flow/flow?${flowQuery(origin, `${id}-h5`)}`,
    )
    const stored = await storedIn(page, 'outcomes')
    expectAll(stored === undefined ? [] : JSON.parse(storedText(stored)))
    expect(errors).toEqual([])
    await browser.close()
    await web.close()
  })
}
