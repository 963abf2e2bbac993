// What is special about wx.cloud.callFunction among the calls that send something, and the functions that it calls.

import { sizeOf } from '../calls/bytes.ts'
import { failureAs, isFault } from '../faults/fault.ts'
import { faults } from '../faults/known-faults.ts'
import type { Dialect } from '../request/dialect.ts'
import { toData } from '../request/incoming.ts'
import { scripted } from '../servers/scripted.ts'
import type { Route } from '../servers/wire.ts'
import type { Context } from '../state/context.ts'
import type { FunctionOptions } from '../wx/cloud.ts'
import { CALLER, type CloudState, refusalOf, TEXT_LIMIT, tooLong } from './rules.ts'

/** Milliseconds: the maximum that the console allows a function to run. */
const LONGEST = 60_000
const API = 'cloud.callFunction'
let requests = 0

export const functionDialect = (state: CloudState): Dialect<FunctionOptions> => ({
  api: API,
  limitOf: () => LONGEST,
  toWire({ name, data, config }, context) {
    const env = config?.env ?? state.env ?? ''
    const refusal = refusalOf(state, env, context)
    if (refusal !== undefined) return refusal
    if (typeof name !== 'string' || name === '') return faults.cloud(-501007, 'invalid name')
    let body: string
    try {
      body = JSON.stringify(data ?? {})
    } catch (error) {
      return faults.cloud(-501007, String(error))
    }
    if (sizeOf(body) > TEXT_LIMIT) return tooLong()
    const header = { 'content-type': 'application/json', env }
    return {
      url: `https://function.cloud.invalid/${name}`,
      method: 'POST',
      header,
      body,
      follow: false,
      chunked: false,
    }
  },
  isChunked: () => false,
  toOutcome({ response }) {
    requests += 1
    const result = response.body.length === 0 ? undefined : toData(response.body, {})
    return ['success', { result, requestID: `request-${requests}`, errMsg: `${API}:ok` }]
  },
  /** An Error with `errCode` and `errMsg`, as wx.cloud rejects. */
  failure(fault) {
    const { errMsg = '', ...rest } = failureAs(fault.fault.startsWith('timeout') ? faults.cloud(-501002) : fault, API)
    return Object.assign(new Error(errMsg), rest, { errMsg })
  },
})

/** Carries a call to the function that it names. */
export function functionRoute(context: Context): Route {
  const carrier = scripted(async ({ path, data, header }) => {
    const run = context.options.cloud?.functions?.[path.slice(1)]
    if (run === undefined) return faults.cloud(-501000)
    try {
      const result = await run(data as Record<string, unknown>, { ...CALLER, ENV: header.env ?? '' })
      return isObject(result) && isFault(result) ? result : { data: result }
    } catch (error) {
      return faults.cloud(-504002, `functions execute fail | errMsg: ${String(error)}`)
    }
  }, context.timers)
  return (_wire, fault) => {
    const reply = fault?.reply
    return reply === undefined ? carrier : scripted(() => reply, context.timers)
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null
