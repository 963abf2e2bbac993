// The phone around the app: network type, background and foreground, and what they do to running requests.

import { createListeners } from '../calls/listeners.ts'
import type { Fault } from '../faults/fault.ts'
import { faults } from '../faults/known-faults.ts'
import { checkWord } from '../faults/spelling.ts'
import { type Pages, pathOf } from '../pages/page-stack.ts'
import type { Context } from '../state/context.ts'
import { networks } from '../state/known-options.ts'
import type { NetworkType } from '../state/options.ts'
import type { AppShown, NetworkStatus } from '../wx/types.ts'

/** Milliseconds that a request may run in the background (official network page). */
const GRACE = 5_000

export function createDevice(context: Context, pages: Pages) {
  const show = createListeners<AppShown>(context.report, context.quirks)
  const hide = createListeners<{ reason: number }>(context.report, context.quirks)
  const status = createListeners<NetworkStatus>(context.report, context.quirks)
  let cancelGrace = () => {}

  const failRunning = (fault: Fault) => {
    for (const request of [...context.slots.running]) request.interrupt(fault)
  }

  return {
    listeners: { show, hide, status },
    setNetwork(type: NetworkType) {
      checkWord('setNetwork', type, networks)
      const before = context.device.network
      if (type === before) return
      context.device.network = type
      if (type === 'none') failRunning(faults.offline(context.options.platform))
      else if (before !== 'none' && (type === 'wifi') !== (before === 'wifi')) failRunning(faults.networkChange())
      status.emit({ isConnected: type !== 'none', networkType: type })
    },
    background() {
      if (context.device.background) return
      context.device.background = true
      cancelGrace = context.timers.after(GRACE, () => {
        const { running, waiting } = context.slots
        for (const request of [...waiting, ...running]) request.interrupt(faults.interrupted())
      })
      pages.hook(pages.stack[pages.stack.length - 1], 'onHide')
      hide.emit({ reason: 0 })
    },
    foreground() {
      if (!context.device.background) return
      context.device.background = false
      cancelGrace()
      const page = pages.stack[pages.stack.length - 1]
      show.emit({ path: page === undefined ? '' : pathOf(page), query: page?.options ?? {}, scene: 1001 })
      pages.hook(page, 'onShow')
    },
    clear() {
      for (const one of [show, hide, status]) one.off()
    },
  }
}
