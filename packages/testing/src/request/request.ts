// The simulated wx.request: records the call, applies its scripted fault, and returns the task.

import { type Fault, failureOf } from '../faults/fault.ts'
import type { Route } from '../servers/wire.ts'
import type { Context } from '../state/context.ts'
import type { RequestOptions, RequestTask } from '../wx/types.ts'
import { Exchange } from './exchange.ts'

export function createRequest(context: Context, route: Route): (options: RequestOptions) => RequestTask {
  return (options) => {
    if (context.disposed) throw new Error('This simulated host has been disposed: create a new one')
    const call = context.journal.request(options)
    const fault = context.script.take('request', options?.url, options?.method)
    if (fault?.effect === 'throws') {
      call.state = 'fail'
      call.result = fault.error ?? new Error(failureOf(fault, 'request').errMsg)
      throw call.result
    }
    const exchange = new Exchange(context, call, options ?? {}, fault, route)
    return handle(context, exchange, fault)
  }
}

function handle(context: Context, exchange: Exchange, fault: Fault | undefined): RequestTask {
  const promised = context.quirks.returnsPromise
    ? new Promise((resolve, reject) => {
        exchange.outcome.watcher = (outcome, result) => (outcome === 'success' ? resolve(result) : reject(result))
      })
    : undefined
  exchange.open()
  // The typings promise a task; runtimes without one return undefined all the same.
  if (context.quirks.noTask || fault?.effect === 'no-task') return undefined as unknown as RequestTask
  const task = exchange.events.task(() => exchange.abort())
  return promised === undefined ? task : Object.assign(promised, task)
}
