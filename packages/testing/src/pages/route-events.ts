// The route events of base library 3.5.5: wx.onBeforePageUnload and its six siblings.
import { createListeners, type Listeners } from '../calls/listeners.ts'
import type { OpenEvent, RouteEvent } from '../wx/types.ts'

export interface RouteEvents {
  readonly beforeAppRoute: Listeners<OpenEvent>
  readonly appRoute: Listeners<OpenEvent>
  readonly appRouteDone: Listeners<OpenEvent>
  readonly beforePageLoad: Listeners<OpenEvent>
  readonly afterPageLoad: Listeners<OpenEvent>
  readonly beforePageUnload: Listeners<RouteEvent>
  readonly afterPageUnload: Listeners<RouteEvent>
}

export const createRouteEvents = (report: (error: unknown) => void): RouteEvents => ({
  beforeAppRoute: createListeners(report),
  appRoute: createListeners(report),
  appRouteDone: createListeners(report),
  beforePageLoad: createListeners(report),
  afterPageLoad: createListeners(report),
  beforePageUnload: createListeners(report),
  afterPageUnload: createListeners(report),
})
