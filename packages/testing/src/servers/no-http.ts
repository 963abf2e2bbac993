// Replaces real-http.ts in the build for browsers, which have no sockets: a request to a loopback server fails and says
// so.
import { fault } from '../faults/fault.ts'
import type { RealHttp } from './real-http.ts'

const noSockets = fault({ errMsg: 'request:fail a browser has no sockets: give createHost a handler' })

export const createRealHttp = (): RealHttp => ({
  carrier: () => (_wire, sink) => {
    sink.fail(noSockets)
    return () => {}
  },
  underWay: 0,
  close() {},
})
