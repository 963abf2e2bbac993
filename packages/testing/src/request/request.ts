// The simulated wx.request: records the call, applies its scripted fault, and returns the task.
import type { Route } from '../servers/wire.ts'
import type { Context } from '../state/context.ts'
import type { RequestOptions, RequestTask } from '../wx/types.ts'
import { begin, type Kind, promiseOf } from './begin.ts'
import { requestDialect } from './request-dialect.ts'
import { createRequestEvents, type RequestEvents } from './task.ts'

export function createRequest(context: Context, route: Route): (options: RequestOptions) => RequestTask {
  const kind: Kind<RequestOptions, RequestEvents> = {
    context,
    route,
    dialect: requestDialect,
    events: (options, fault) => createRequestEvents(context, options, fault),
  }
  return (given) => {
    const options = given ?? {}
    const { exchange, events, hasTask } = begin(kind, context.journal.request(given), options, options)
    const promised = context.quirks.returnsPromise ? promiseOf(exchange) : undefined
    exchange.open()
    // The typings promise a task, but some runtimes return undefined.
    if (!hasTask) return undefined as unknown as RequestTask
    const task = events.task(() => exchange.abort())
    return promised === undefined ? task : Object.assign(promised, task)
  }
}
