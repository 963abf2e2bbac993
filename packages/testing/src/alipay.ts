// createAlipay: one simulated phone with one Alipay Mini Program on it.
import { createMy } from './alipay/my.ts'
import type { My, MyQuirks } from './alipay/types.ts'
import { check, type Known } from './faults/spelling.ts'
import { install } from './globals/install.ts'
import { createHost } from './host.ts'
import type { Host } from './host-types.ts'
import { hostOptions } from './state/known-options.ts'
import type { HostOptions } from './state/options.ts'

/** The options of `createAlipay`: those of `createHost`, and how this Alipay differs from today's. */
export interface AlipayOptions extends HostOptions {
  /** Default: none. */
  readonly my?: MyQuirks
}

const known = {
  ...hostOptions,
  my: { oldNames: 'boolean', numberInStatus: 'boolean', dingTalk: 'boolean' } satisfies Known<MyQuirks>,
} satisfies Known<AlipayOptions>

/** A simulated Alipay: the `my` object that the app uses, and the phone around it. */
export interface Alipay {
  /** The object that the app calls. */
  readonly my: My
  /** The phone: its faults, pages, files, screen and calls, with wx's names for the same things. */
  readonly host: Host
  /** Puts my, getApp and getCurrentPages on globalThis, but no wx; the returned function restores what was there. */
  install(): () => void
}

/**
 * Creates a simulated Alipay. Its pages have no `options`, and there are no route events.
 * @throws as `createHost` does, also for an unknown quirk in `my`
 * @example
 * const { my, host } = createAlipay({ handler: () => ({ data: { id: 1 } }) })
 * my.request?.({ url: 'https://api.example.com/me', success: ({ data, status }) => console.log(data, status) })
 * await host.idle()
 */
export function createAlipay(options: AlipayOptions = {}): Alipay {
  check('createAlipay', options, known)
  const { my: quirks = {}, ...rest } = options
  const host = createHost({
    ...rest,
    quirks: { noPageOptions: true, noRouteEvents: true, noCloud: true, ...rest.quirks },
  })
  const my = createMy(host.wx, quirks)
  const { dispose, getApp, getCurrentPages } = host
  let uninstall = () => {}
  host.dispose = () => {
    uninstall()
    dispose()
  }
  return {
    my,
    host,
    install() {
      uninstall()
      uninstall = install({ my, wx: undefined, getApp, getCurrentPages })
      return uninstall
    },
  }
}
