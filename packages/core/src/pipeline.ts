// The onion: a request goes inward through the interceptors, is sent, and its outcome comes back outward.
//
// One traversal is two loops and one promise. It waits only where a hook returns a promise or the host is asked; `next`
// starts a traversal of its own for what is inside. Whoever is waited for claims the wait with its outcome, unless a
// stop came first, so an answer that comes twice or after an abort changes nothing.

import { checkAccount } from './account.ts'
import { obey } from './cancel.ts'
import { ConfigError } from './errors/config.ts'
import { maxWaits } from './limits.ts'
import { endless, enter, leaveTo } from './nesting.ts'
import { isRequest, isResponse, isThenable } from './request.ts'
import { type Done, refuse, send } from './send.ts'
import { type CallState, type Chain, claim, type Traversal, wait } from './traversal.ts'
import type { HttpRequest, HttpResponse } from './types.ts'

/** Takes a request through the chain from a position inward; one of the two functions is called, once. */
export function traverse(
  chain: Chain,
  from: number,
  request: HttpRequest,
  resolve: Traversal['resolve'],
  reject: Traversal['reject'],
): void {
  const call = request.call as CallState
  const { signal } = request
  const way: Traversal = {
    call,
    chain,
    from,
    resolve,
    reject,
    signal,
    passed: new Array(chain.length),
    at: from,
  }
  if (call.outermost) checkAccount(way)
  else call.outermost = way
  if (signal) obey(way, request, signal, stop)
  if (way.stopped) outward(way, from - 1)
  else inward(way, from, request)
}

function inward(way: Traversal, position: number, request: HttpRequest): void {
  const { chain, passed } = way
  for (; position < chain.length; position++) {
    const { interceptor, next, waits } = chain[position]!
    if (interceptor.request) {
      let yielded: unknown
      const outer = enter(way, position)
      try {
        if (waits > maxWaits) throw endless(interceptor)
        yielded = interceptor.request(request, next)
      } catch (error) {
        leaveTo(outer)
        return outward(way, position - 1, true, error)
      }
      leaveTo(outer)
      if (yielded !== request) return proceed(way, position, true, yielded)
    }
    passed[position] = request
    if (way.stopped) return outward(way, position)
  }
  ask(way, position, request)
}

/** Asks the host for what is innermost. */
function ask(way: Traversal, position: number, request: HttpRequest): void {
  const { call } = way
  checkAccount(way)
  if (way.stopped) return outward(way, position - 1)
  const done: Done = (failed, value) => {
    if (claim(way, done)) outward(way, position - 1, failed, value)
  }
  wait(way, position, done)
  const isAllowed = ++call.sends <= call.maxSends
  const cancel = isAllowed ? send(request, done) : refuse(call, done, stop)
  if (way.waiting === done) way.abort = cancel
  else cancel() // Stopped while the host was being asked; harmless when it was answered.
}

/** Takes an outcome past the hooks outside; a stopped traversal fails, whatever the outcome. */
function outward(way: Traversal, position: number, failed?: boolean, value?: unknown): void {
  const { chain, from, passed } = way
  for (; ; position--) {
    if (way.stopped) {
      failed = true
      value = way.stopped
    }
    if (position < from) break
    const { interceptor, next } = chain[position]!
    const hook = failed ? interceptor.error : interceptor.response
    if (!hook) continue
    let yielded: unknown
    const outer = enter(way, position)
    try {
      yielded = hook.call(interceptor, value as HttpResponse, passed[position]!, next)
    } catch (error) {
      leaveTo(outer)
      failed = true
      value = error
      continue
    }
    leaveTo(outer)
    if (failed || yielded !== value) return proceed(way, position, false, yielded)
  }
  if (failed) way.reject(value)
  else way.resolve(value as HttpResponse)
  if (way.release) way.release()
}

/** Goes on with what a hook yielded: a request inward, anything else outward past the hook's own. */
function proceed(way: Traversal, position: number, isInward: boolean, yielded: unknown): void {
  if (isThenable(yielded)) waitForHook(way, position, isInward, yielded)
  else if (isInward && isRequest(yielded)) {
    way.passed[position] = yielded
    if (way.stopped) outward(way, position)
    else if (yielded.signal === way.signal) inward(way, position + 1, yielded)
    else detach(way, position, yielded)
  } else if (isResponse(yielded)) outward(way, position - 1, false, yielded)
  else {
    outward(
      way,
      position - 1,
      true,
      new ConfigError(`"${way.chain[position]!.interceptor.name}" must yield a response or, inward, a request`),
    )
  }
}

function waitForHook(way: Traversal, position: number, isInward: boolean, promise: PromiseLike<unknown>): void {
  const link = way.chain[position]!
  const fail = (error: unknown) => {
    link.waits = 0
    if (claim(way, fail)) outward(way, position - 1, true, error)
  }
  wait(way, position, fail)
  // Subscribed even when already stopped, or a rejection would go unhandled.
  Promise.resolve(promise).then((value) => {
    link.waits = 0
    if (claim(way, fail)) proceed(way, position, isInward, value)
    else if (isInward && isRequest(value)) conclude(way, position, value, true, way.stopped)
  }, fail)
  link.waits++
  if (way.stopped) leave(way)
}

/** Inside, another signal is obeyed: the caller may leave, and the hook still gets the one outcome due to it. */
function detach(way: Traversal, position: number, request: HttpRequest): void {
  const take = (failed: boolean) => (value: unknown) => {
    if (claim(way, take)) outward(way, position, failed, value)
    else conclude(way, position, request, failed, value)
  }
  wait(way, position, take)
  traverse(way.chain, position + 1, request, take(false), take(true))
}

/** Gives a hook its outcome after the stop; the caller has its reason already, so nobody hears what the hook says. */
function conclude(way: Traversal, position: number, request: HttpRequest, failed: boolean, value: unknown): void {
  const { interceptor, next } = way.chain[position]!
  new Promise((done) => {
    done(interceptor[failed ? 'error' : 'response']!(value as HttpResponse, request, next))
  }).catch(() => {})
}

function stop(way: Traversal, error: unknown): void {
  if (way.stopped) return
  way.stopped = error
  if (way.waiting) leave(way)
}

/** Leaves the wait of a stopped traversal; the send ends first, so that no slot is freed while the host still works. */
function leave(way: Traversal): void {
  way.waiting = undefined
  if (way.abort) way.abort()
  outward(way, way.at - 1)
}
