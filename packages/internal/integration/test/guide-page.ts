// A page that the site shows, opened on a simulated phone: what its own code does is tested as a reader would run it.
import type { Host, Page } from '@wxpipe/testing'
import { vi } from 'vitest'

const url = '/pages/guide/guide'

/**
 * Runs the modules, one of which calls `Page`, and opens what that defines.
 * @param launch as `guideApp` gives it
 * @param host installed as the global `wx`
 */
export async function openGuidePage<Members>(launch: () => Promise<unknown>, host: Host): Promise<Page & Members> {
  vi.stubGlobal('Page', (definition: object) => host.definePage(url.slice(1), definition))
  try {
    await launch()
  } finally {
    vi.unstubAllGlobals()
  }
  await host.wx.navigateTo({ url })
  return host.page as Page & Members
}
