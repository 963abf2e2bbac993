// A page that the site shows, opened on a simulated phone: what its own code does is tested as a reader would run it.
import { useFakeTime } from '@wxpipe/test-support'
import { createHost, type Handler, type Host, type Page, type PageDefinition } from '@wxpipe/testing'
import { afterEach, vi } from 'vitest'

const url = '/pages/guide/guide'

/**
 * In every test of the file: time is faked.
 * @returns a function that makes a phone the global `wx`, until the test ends
 */
export function useGuidePhone(): (handler: Handler) => Host {
  let uninstall = () => {}
  useFakeTime()
  afterEach(() => uninstall())
  return (handler) => {
    const host = createHost({ entry: 'pages/index/index', handler })
    uninstall = host.install()
    return host
  }
}

/**
 * Runs the modules, one of which calls `Page`, and opens what that defines.
 * @param launch as `guideApp` gives it
 * @param host the phone of the test
 */
export async function openGuidePage<Members>(launch: () => Promise<unknown>, host: Host): Promise<Page & Members> {
  vi.stubGlobal('Page', (definition: PageDefinition) => host.definePage(url.slice(1), definition))
  try {
    await launch()
  } finally {
    vi.unstubAllGlobals()
  }
  await host.wx.navigateTo({ url })
  return host.page as Page & Members
}
