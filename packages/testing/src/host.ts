// createHost: one simulated phone with one Mini Program on it.

import { Refusal } from './calls/invoke.ts'
import { createCloud } from './cloud/cloud.ts'
import { checkKind } from './faults/kinds.ts'
import { createGetCurrentPages } from './globals/current-pages.ts'
import { install } from './globals/install.ts'
import { disguised } from './globals/wx-disguise.ts'
import { createWx } from './globals/wx-object.ts'
import { createHostState } from './host-state.ts'
import type { Host } from './host-types.ts'
import { createPages } from './pages/page-stack.ts'
import { createRouteEvents } from './pages/route-events.ts'
import { createRouting } from './pages/routing.ts'
import { createAlbum } from './phone/album.ts'
import { createDevice } from './phone/device.ts'
import { createFileManager } from './phone/file-manager.ts'
import { FileStore, toBytes } from './phone/file-store.ts'
import { createLogs } from './phone/logs.ts'
import { createScreen, type Draw } from './phone/screen.ts'
import { createStorage } from './phone/storage.ts'
import { createRequest } from './request/request.ts'
import type { HostOptions } from './state/options.ts'
import { profileOf } from './state/profile.ts'
import { createTransfers } from './transfer/transfer.ts'
import type { Wx } from './wx/wx.ts'

/**
 * Creates a simulated WeChat host: a `wx` object over scripted handlers or loopback HTTP, pages, storage and faults.
 * @throws Error for an unknown option, quirk, network or profile, for a value of another kind, and for a first page
 * that is not in `pages`; TypeError for an origin that does not lead to loopback
 * @example
 * const host = createHost({ handler: ({ path }) => ({ data: { path } }) })
 * host.wx.request({ url: 'https://api.example.com/me', success: ({ data }) => console.log(data) })
 * await host.idle()
 */
export function createHost(options: HostOptions = {}): Host {
  return createHostWith(options, () => {})
}

/**
 * The same; `prepare` may write to the wx object before the quirks freeze or hide it, and draw what the screen shows.
 */
export function createHostWith(
  options: HostOptions,
  prepare: (wx: Wx, watchScreen: (draw: Draw) => void) => void,
): Host {
  const state = createHostState(options)
  const { context, servers, idle, errors } = state
  const { slots } = context

  const isTab = (path: string) => options.tabBar?.includes(path) === true
  const events = createRouteEvents(context.report)
  const pages = createPages(context, events, isTab)
  const routing = createRouting(context, pages, isTab)
  const storage = createStorage(context)
  const files = new FileStore(options)
  const album = createAlbum(context, files)
  const device = createDevice(context, pages)
  const screen = createScreen(context)
  const logs = createLogs(context, pages)
  const fileManager = createFileManager(context, files)
  const plain = createWx(context, {
    request: createRequest(context, servers.route),
    cloud: createCloud(context, servers),
    transfers: createTransfers(context, servers.route, files),
    fileManager,
    album,
    routing,
    storage,
    device,
    screen,
    logs,
    events,
  })
  const calls = { ...plain, ...fileManager, 'cloud.callContainer': true, 'cloud.callFunction': true }
  prepare(plain, screen.watch)
  const wx = disguised(plain, context.quirks)
  const app = options.app ?? {}
  const entry = options.entry ?? options.pages?.[0] ?? options.tabBar?.[0] ?? 'pages/index/index'
  const launch = (url: string) => {
    checkKind('launch', 'url', url, 'string')
    try {
      pages.open('appLaunch', routing.resolve(`/${url.replace(/^\//, '')}`), 0)
    } catch (error) {
      throw error instanceof Refusal ? new Error(`no first page: ${error.reason}`) : error
    }
  }
  if (entry !== '') launch(entry)

  const globals = { wx, getApp: () => app, getCurrentPages: createGetCurrentPages(pages.stack, context.quirks) }
  let uninstall = () => {}
  const host: Host = {
    wx,
    getApp: <T extends object>() => app as T,
    getCurrentPages: globals.getCurrentPages,
    install() {
      // Otherwise a second install would take the host's own globals for those that it has to restore.
      uninstall()
      uninstall = install(globals)
      return uninstall
    },
    calls: context.journal.calls,
    requests: context.journal.requests,
    errors,
    get inFlight() {
      return slots.running.size
    },
    get queued() {
      return slots.waiting.length
    },
    get onWire() {
      return servers.underWay
    },
    get faultsLeft() {
      return context.script.pending
    },
    get screen() {
      return screen.current
    },
    get logs() {
      return logs.shown
    },
    get storage() {
      return storage.snapshot()
    },
    get files() {
      return Object.fromEntries([...files.files].map(([path, { bytes }]) => [path, new Uint8Array(bytes)]))
    },
    addFile(data, extension = 'unknown') {
      checkKind('addFile', 'data', data, 'string or bytes')
      checkKind('addFile', 'extension', extension, 'string')
      return files.addTemporary(toBytes(data), extension.replace(/^\./, ''))
    },
    choose: album.choose,
    get pages() {
      return [...pages.stack]
    },
    get page() {
      return pages.stack[pages.stack.length - 1]
    },
    get network() {
      return context.device.network
    },
    fail: (fault, match) => context.script.add(calls, fault, match),
    definePage: pages.define,
    launch,
    report: context.report,
    unloadPage: () => pages.stack.length > 0 && pages.back(1),
    routerBusy: routing.busy,
    background: device.background,
    foreground: device.foreground,
    setNetwork: device.setNetwork,
    setProfile(profile) {
      context.device.profile = profileOf(profile)
    },
    idle: idle.wait,
    reset() {
      state.reset()
      device.clear()
      album.clear()
      screen.clear()
      logs.clear()
      routing.busy(0)
      for (const event of Object.values(events)) event.off()
      storage.refill()
      files.refill()
      pages.clear()
      if (entry !== '') launch(entry)
      idle.check()
    },
    dispose() {
      host.reset()
      uninstall()
      servers.close()
      context.disposed = true
    },
  }
  return host
}
