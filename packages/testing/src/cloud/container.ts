// What is special about wx.cloud.callContainer among the calls that send something.

import { sizeOf } from '../calls/bytes.ts'
import { failureAs } from '../faults/fault.ts'
import { faults } from '../faults/known-faults.ts'
import { limitOf } from '../request/clock.ts'
import type { Dialect } from '../request/dialect.ts'
import { cookiesOf, toData, toHeader } from '../request/incoming.ts'
import { toWire } from '../request/outgoing.ts'
import { CONTAINER } from '../servers/servers.ts'
import type { ContainerOptions } from '../wx/cloud.ts'
import { CALLER, type CloudState, refusalOf, TEXT_LIMIT, tooLong } from './rules.ts'

/** Maximum milliseconds, whatever the app asks for. */
const LONGEST = 15_000
const RESPONSE_LIMIT = 1000 * 1024
const API = 'cloud.callContainer'
let calls = 0

export const containerDialect = (state: CloudState): Dialect<ContainerOptions> => ({
  api: API,
  limitOf: ({ timeout }) => limitOf(Math.min(Number(timeout) || LONGEST, LONGEST), undefined),
  toWire(options, context) {
    const env = options.config?.env ?? state.env ?? ''
    const refusal = refusalOf(state, env, context)
    if (refusal !== undefined) return refusal
    const { path, service } = options
    if (typeof path !== 'string' || !path.startsWith('/')) return faults.cloud(-501007, 'invalid path')
    const header = {
      ...options.header,
      'x-wx-openid': CALLER.OPENID,
      'x-wx-appid': CALLER.APPID,
      'x-wx-env': env,
      ...(service === undefined ? {} : { 'X-WX-SERVICE': service }),
    }
    const wire = toWire({ ...options, url: CONTAINER + path, header }, true)
    if ('fault' in wire || typeof wire.body !== 'string') return wire
    return sizeOf(wire.body) > TEXT_LIMIT ? tooLong() : wire
  },
  isChunked: () => false,
  toOutcome({ response, options, context: { quirks } }) {
    if (typeof response.body === 'string' && sizeOf(response.body) > RESPONSE_LIMIT) {
      return ['fail', failureAs(tooLong(), API)]
    }
    calls += 1
    return [
      'success',
      {
        data: toData(response.body, options),
        statusCode: response.statusCode,
        header: toHeader(response.lines, quirks),
        cookies: cookiesOf(response.lines),
        callID: `call-${calls}`,
        errMsg: `${API}:ok`,
      },
    ]
  },
  failure: (fault) => failureAs(fault.fault.startsWith('timeout') ? faults.cloud(102002) : fault, API),
})
