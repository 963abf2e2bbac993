// Which server a request goes to: the scripted one, one on loopback, or the reply that its fault carries.
import { faults } from '../faults/known-faults.ts'
import type { HostOptions } from '../state/options.ts'
import type { Timers } from '../state/timers.ts'
import { createRealHttp } from './real-http.ts'
import { scripted } from './scripted.ts'
import { readOrigins, targetOf } from './target.ts'
import type { Route } from './wire.ts'

export interface Servers {
  readonly route: Route
  /** The same for containers of the cloud. */
  readonly container: Route
  /** Requests on their way to a server on loopback, or still without its response. */
  readonly underWay: number
  /** Closes every kept-alive socket. */
  close(): void
}

/** The origin that a container's server sees. */
export const CONTAINER = 'https://container.cloud.invalid'

/** @throws TypeError if the option `origins` has a mistake, so that it shows at createHost */
export function createServers(options: HostOptions, timers: Timers): Servers {
  const origins = readOrigins(options.origins ?? {})
  const real = createRealHttp()
  const direct = options.handler === undefined
  // A redirect may lead to any loopback origin, even if there is a handler.
  const overHttp = real.carrier((url) => targetOf(url, origins, true))
  const toHandler = options.handler && scripted(options.handler, timers)
  const container = options.cloud?.container ?? options.handler
  const containers = typeof container === 'string' ? readOrigins({ [CONTAINER]: container }) : undefined
  const inContainer =
    typeof container === 'string'
      ? real.carrier((url) => targetOf(url, containers ?? origins, true))
      : container && scripted(container, timers)
  return {
    container(_wire, fault) {
      const reply = fault?.reply
      if (reply !== undefined) return scripted(() => reply, timers)
      return inContainer ?? faults.cloud(-606001)
    },
    route({ url }, fault) {
      const reply = fault?.reply
      if (reply !== undefined) return scripted(() => reply, timers)
      const isListed = origins.size > 0 && targetOf(url, origins, false) !== undefined
      if (toHandler !== undefined && !isListed) return toHandler
      return targetOf(url, origins, direct) === undefined ? faults.notInDomainList() : overHttp
    },
    get underWay() {
      return real.underWay
    },
    close: real.close,
  }
}
