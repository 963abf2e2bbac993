// launchMiniProgram: a compiled Mini Program's own pages, in WeChat's component framework, on a simulated host.
import { createHostWith } from '../host.ts'
import type { Host } from '../host-types.ts'
import type { Wx } from '../wx/wx.ts'
import { createBackend } from './backend.ts'
import { createCode } from './code.ts'
import { type AppConfig, addressOf, createFiles, pagesOf } from './files.ts'
import { createFrame, type Frame } from './frame.ts'
import { createHand, type Hand } from './hand.ts'
import { checkOptions, type MiniProgramOptions } from './options.ts'
import { createPageViews } from './page-views.ts'
import { compileTemplates } from './templates.ts'

/** A running Mini Program. */
export interface MiniProgram extends Hand {
  readonly host: Host
  /** The title of the navigation bar. */
  readonly title: string
  /** Pulls down the page on top, as to refresh it. */
  pullDown(): void
  /** Ends the Mini Program: restores the document, and disposes the host. */
  close(): void
}

/**
 * Runs a compiled Mini Program in the global document: `App`, then the first page.
 * @throws Error for an unknown option, or a value of another kind; what `App.onLaunch` throws, and for a template that
 * does not compile. The document is then as it was before
 * @example
 * const app = launchMiniProgram({ files, framework: { glassEasel, adapter, templateCompiler }, handler })
 * app.tap('.activity')
 * await app.host.idle()
 * expect(app.text()).toContain('Photos')
 */
export function launchMiniProgram(options: MiniProgramOptions): MiniProgram {
  checkOptions(options)
  const ends: (() => void)[] = []
  const close = () => {
    for (const end of ends.splice(0).reverse()) end()
  }
  try {
    return start(options, ends, close)
  } catch (error) {
    close()
    throw error
  }
}

/** The same; puts into `ends` what ends each part that has begun. */
function start(options: MiniProgramOptions, ends: (() => void)[], close: () => void): MiniProgram {
  const { files: given, framework, wx: more, entry, ...rest } = options
  const files = createFiles(given)
  // For its words, if there is no such file.
  files.text('app.json')
  const config = files.json<AppConfig>('app.json')
  const pages = pagesOf(config)
  const tabs = (config.tabBar?.list ?? []).map(({ pagePath }) => pagePath)
  const timeout = config.networkTimeout?.request
  // Taps outside the app's scripts use this wx, so that they work whatever the quirks do to the app's wx.
  let native = {} as Wx
  const frame = createFrame(files, {
    back: () => ignore(native.navigateBack()),
    switchTab: (path) => ignore(native.switchTab({ url: `/${path}` })),
  })
  ends.push(frame.close)
  const all = { ...(timeout ? { timeout } : {}), ...rest, pages, tabBar: tabs, entry: '' }
  const host = createHostWith(all, (plain, watchScreen) => {
    native = plain
    drawTitle(plain, frame)
    watchScreen(({ kind, title }, icon) => frame.toast(kind === 'none' ? undefined : title, icon))
    Object.assign(plain, more)
  })

  ends.push(host.dispose)

  // Gets what a method or an observer of the app throws; false keeps the framework from logging it again.
  const onError = (error: unknown) => {
    host.report(error)
    return false
  }
  framework.glassEasel.addGlobalErrorListener(onError)
  ends.push(() => framework.glassEasel.removeGlobalErrorListener(onError))
  const env = new framework.adapter.MiniProgramEnv()
  const space = env.createCodeSpace('', true)
  // A handler may be a function that exists only on the page object, where uni-app's runtime puts it.
  space.getComponentSpace().updateComponentOptions({ useMethodCallerListeners: true })
  const backend = env.associateBackend(
    createBackend(framework.glassEasel, {
      asset: (src) => {
        const taken = src.startsWith('wxfile:') ? host.files[src] : undefined
        return taken === undefined ? files.asset(src) : addressOf(src, taken)
      },
      navigate: (openType, url) => navigate(native, openType, url),
    }),
  )
  const { wx, getApp, getCurrentPages } = host
  const code = createCode({
    files,
    space,
    // A phone's engine has an empty `global`; uni-app's runtime puts itself on it.
    globals: { wx, getApp, getCurrentPages, global: {} },
    template: compileTemplates(files, framework.templateCompiler),
    onApp: (definition) => Object.assign(getApp(), definition),
  })
  const views = createPageViews(host, code, frame, (path) => backend.createRoot('page', space, path))
  for (const page of pages) host.definePage(page, views.maker)

  const first = entry ?? pages[0] ?? ''
  const launched = { path: first, query: {}, scene: 1001 }
  code.runApp()
  const app = getApp<{ onLaunch?(options: object): void; onShow?(options: object): void }>()
  app.onLaunch?.(launched)
  app.onShow?.(launched)
  host.launch(first)

  return {
    ...createHand(() => views.current),
    host,
    get title() {
      return frame.title
    },
    pullDown() {
      const { page } = host
      if (typeof page?.['onPullDownRefresh'] === 'function') page['onPullDownRefresh']()
    },
    close,
  }
}

/** A failure needs no handling here: it is in the journal, and reaches the page's own callbacks. */
const ignore = (call: Promise<unknown> | undefined) => void call?.catch(() => {})

function navigate(wx: Wx, openType: string, url: string): void {
  const ways = { navigate: wx.navigateTo, redirect: wx.redirectTo, switchTab: wx.switchTab, reLaunch: wx.reLaunch }
  if (openType === 'navigateBack') return ignore(wx.navigateBack())
  const way = ways[openType as keyof typeof ways]
  if (way) ignore(way({ url }))
}

/** Makes the call that changes the title draw it as well. */
function drawTitle(wx: Wx, frame: Frame): void {
  const { setNavigationBarTitle } = wx
  const draw = (options: Parameters<typeof setNavigationBarTitle>[0] = {}) => {
    frame.setTitle(String(options['title'] ?? ''))
    return setNavigationBarTitle(options)
  }
  wx.setNavigationBarTitle = draw as typeof setNavigationBarTitle
}
