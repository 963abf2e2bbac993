// createHost: one simulated phone with one Mini Program on it.

import { createCloud } from './cloud/cloud.ts'
import { createScript } from './faults/script.ts'
import { createGetCurrentPages } from './globals/current-pages.ts'
import { install } from './globals/install.ts'
import { disguised } from './globals/wx-disguise.ts'
import { createWx } from './globals/wx-object.ts'
import type { Host } from './host-types.ts'
import { createIdle } from './idle.ts'
import { createPages } from './pages/page-stack.ts'
import { createRouteEvents } from './pages/route-events.ts'
import { createRouting } from './pages/routing.ts'
import { createDevice } from './phone/device.ts'
import { createScreen, type Draw } from './phone/screen.ts'
import { createStorage } from './phone/storage.ts'
import { createRequest } from './request/request.ts'
import { createServers } from './servers/servers.ts'
import type { Context } from './state/context.ts'
import { createJournal } from './state/journal.ts'
import type { HostOptions } from './state/options.ts'
import { forecast, profileOf, seeded } from './state/profile.ts'
import { createSlots } from './state/slots.ts'
import { createTimers } from './state/timers.ts'
import type { Wx } from './wx/wx.ts'

/**
 * Creates a simulated WeChat host: a `wx` object over scripted handlers or loopback HTTP, pages, storage and faults.
 * @example
 * const host = createHost({ handler: ({ path }) => ({ data: { path } }) })
 * host.wx.request({ url: 'https://api.example.com/me', success: ({ data }) => console.log(data) })
 * await host.idle()
 */
export function createHost(options: HostOptions = {}): Host {
  return createHostWith(options, () => {})
}

/** The same; `prepare` may write to the wx object, before the quirks freeze or hide it, and draw what the screen shows. */
export function createHostWith(
  options: HostOptions,
  prepare: (wx: Wx, watchScreen: (draw: Draw) => void) => void,
): Host {
  const errors: unknown[] = []
  const report = (error: unknown) => {
    errors.push(error)
    console.error('thirdScriptError', error)
  }
  const timers = createTimers()
  const servers = createServers(options, timers)
  const idle = createIdle(() => slots.running.size + slots.waiting.length === 0)
  const slots = createSlots(options.maxRequests ?? 10, options.overflow ?? 'queue', idle.check)
  let random = seeded(options.seed ?? 1)
  const context: Context = {
    options,
    quirks: options.quirks ?? {},
    timers,
    journal: createJournal(options.remember ?? Number.POSITIVE_INFINITY),
    script: createScript(),
    slots,
    device: {
      network: options.network ?? 'wifi',
      background: false,
      profile: profileOf(options.profile ?? 'ideal'),
      weather: () =>
        Object.keys(context.device.profile).length === 0 ? undefined : forecast(context.device.profile, random),
    },
    report,
    epoch: 0,
    disposed: false,
  }

  const isTab = (path: string) => options.tabBar?.includes(path) === true
  const events = createRouteEvents(report)
  const pages = createPages(context, events, isTab)
  const routing = createRouting(context, pages, isTab)
  const storage = createStorage(context)
  const device = createDevice(context, pages)
  const screen = createScreen(context)
  const plain = createWx(context, {
    request: createRequest(context, servers.route),
    cloud: createCloud(context, servers),
    routing,
    storage,
    device,
    screen,
    events,
  })
  prepare(plain, screen.watch)
  const wx = disguised(plain, context.quirks)
  const app = options.app ?? {}
  const entry = options.entry ?? options.pages?.[0] ?? options.tabBar?.[0] ?? 'pages/index/index'
  const launch = (url: string) => pages.open('appLaunch', routing.resolve(`/${url.replace(/^\//, '')}`), 0)
  if (entry !== '') launch(entry)

  const globals = { wx, getApp: () => app, getCurrentPages: createGetCurrentPages(pages.stack, context.quirks) }
  let uninstall = () => {}
  const host: Host = {
    wx,
    getApp: <T extends object>() => app as T,
    getCurrentPages: globals.getCurrentPages,
    install() {
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
    get storage() {
      return storage.snapshot()
    },
    get pages() {
      return [...pages.stack]
    },
    get page() {
      return pages.stack[pages.stack.length - 1]
    },
    get network() {
      return context.device.network
    },
    fail: context.script.add,
    definePage: pages.define,
    launch,
    report,
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
      context.epoch += 1
      for (const request of [...slots.running, ...slots.waiting]) request.drop()
      context.timers.clear()
      slots.clear()
      context.script.clear()
      context.journal.clear()
      errors.length = 0
      device.clear()
      screen.clear()
      routing.busy(0)
      for (const event of Object.values(events)) event.off()
      Object.assign(context.device, { network: options.network ?? 'wifi', background: false })
      host.setProfile(options.profile ?? 'ideal')
      random = seeded(options.seed ?? 1)
      storage.refill()
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
