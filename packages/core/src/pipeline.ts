// The onion: a request goes inward through the interceptors, is sent, and its outcome comes back outward.
//
// One traversal is one run: two loops and one promise. It waits only where a hook returns a promise or the host is
// asked; `next` starts a run of its own for what is inside. Each wait has a ticket that its outcome or a stop claims,
// whoever comes first, so an answer that comes twice or after an abort changes nothing.

import { obey } from './cancel.ts'
import { ConfigError } from './errors/config.ts'
import { isRequest, isResponse, isThenable } from './request.ts'
import { type CallState, type Done, refuse, send } from './send.ts'
import type { Cancel, HttpRequest, HttpResponse, Interceptor, Next } from './types.ts'

/** A client's interceptors in their resolved order, with `next` for each position. */
export interface Chain {
  readonly interceptors: readonly Interceptor[]
  readonly nexts: readonly Next[]
}

/** Resolves a list of interceptors into the chain that runs go through. */
export function createChain(interceptors: readonly Interceptor[]): Chain {
  const chain: Chain = {
    interceptors,
    nexts: interceptors.map((_, position) => (request) => run(chain, position + 1, request)),
  }
  return chain
}

/** Runs a request through the chain from a position inward; settles exactly once. */
export function run(chain: Chain, from: number, first: HttpRequest): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    if (!isRequest(first)) throw new ConfigError(`"${chain.interceptors[from - 1]!.name}": next() needs a request`)
    traverse(chain, from, first, (failed, value) => (failed ? reject(value) : resolve(value as HttpResponse)))
  })
}

/** One traversal; it obeys one signal, the one of the request that it begins with. */
function traverse(chain: Chain, from: number, first: HttpRequest, settle: Done): void {
  const { interceptors, nexts } = chain
  const call = first.call as CallState
  const passed: HttpRequest[] = new Array(interceptors.length - from) // What each position passed inward.
  let ticket = 0
  let waitingAt: number | undefined // The position that is waited for: the hooks outside of it are still to run.
  let cancel: Cancel | undefined // Ends the send that is waited for.
  let stopped: unknown // Why this traversal can only fail: an abort, or too many sends.

  const inward = (position: number, request: HttpRequest): void => {
    for (; position < interceptors.length; position++) {
      const interceptor = interceptors[position]!
      if (interceptor.request) {
        let yielded: unknown
        try {
          yielded = interceptor.request(request, nexts[position]!)
        } catch (error) {
          return outward(position - 1, true, error)
        }
        if (yielded !== request) return proceed(position, true, yielded)
      }
      passed[position - from] = request
      if (stopped) return outward(position, true, stopped)
    }
    const mine = ++ticket
    const done: Done = (failed, value) => {
      if (claim(mine)) outward(position - 1, failed, value)
    }
    wait(mine, position, ++call.sends > call.maxSends ? refuse(call, done) : send(request, done))
  }

  const outward = (position: number, failed: boolean, value: unknown): void => {
    for (; position >= from; position--) {
      if (stopped) {
        failed = true
        value = stopped
      }
      const interceptor = interceptors[position]!
      if (!(failed ? interceptor.error : interceptor.response)) continue
      const request = passed[position - from]!
      let yielded: unknown
      try {
        yielded = failed
          ? interceptor.error!(value, request, nexts[position]!)
          : interceptor.response!(value as HttpResponse, request, nexts[position]!)
      } catch (error) {
        failed = true
        value = error
        continue
      }
      if (failed || yielded !== value) return proceed(position, false, yielded)
    }
    if (release) release()
    settle(failed || !!stopped, stopped || value)
  }

  /** Goes on with what a hook yielded: a request inward, anything else outward past the hook's own. */
  const proceed = (position: number, isInward: boolean, yielded: unknown): void => {
    if (isThenable(yielded)) waitForHook(position, isInward, yielded)
    else if (isInward && isRequest(yielded)) {
      passed[position - from] = yielded
      if (stopped) outward(position, true, stopped)
      else if (yielded.signal === first.signal) inward(position + 1, yielded)
      else detach(position, yielded)
    } else if (isResponse(yielded)) outward(position - 1, false, yielded)
    else {
      const { name } = interceptors[position]!
      outward(position - 1, true, new ConfigError(`"${name}" must yield a response or, inward, a request`))
    }
  }

  const waitForHook = (position: number, isInward: boolean, promise: PromiseLike<unknown>): void => {
    const mine = ++ticket
    // Subscribed even when already stopped, or a rejection would go unhandled.
    Promise.resolve(promise).then(
      (value) => {
        if (claim(mine)) proceed(position, isInward, value)
        else if (isInward && isRequest(value)) conclude(position, value, true, stopped)
      },
      (error) => {
        if (claim(mine)) outward(position - 1, true, error)
      },
    )
    wait(mine, position)
  }

  /** Begins to wait, unless the outcome is already here. */
  const wait = (mine: number, position: number, end?: Cancel): void => {
    if (mine !== ticket) return
    waitingAt = position
    cancel = end
    if (stopped) leave()
  }

  const claim = (mine: number): boolean => {
    if (mine !== ticket) return false
    ticket++
    waitingAt = cancel = undefined
    return true
  }

  const stop = (error: unknown): void => {
    if (stopped) return
    stopped = error
    if (waitingAt !== undefined) leave()
  }

  /** Leaves the wait of a stopped run; the send ends first, so that no slot is freed while the host still works. */
  const leave = (): void => {
    const position = waitingAt!
    const end = cancel
    claim(ticket)
    if (end) end()
    outward(position - 1, true, stopped)
  }

  /** Inside, another signal is obeyed: the caller may leave, and the hook still gets the one outcome due to it. */
  const detach = (position: number, request: HttpRequest): void => {
    const mine = ++ticket
    traverse(chain, position + 1, request, (failed, value) => {
      if (claim(mine)) outward(position, failed, value)
      else conclude(position, request, failed, value)
    })
    wait(mine, position)
  }

  /** Gives a hook its outcome after the stop; the caller has its reason already, so nobody hears what the hook says. */
  const conclude = (position: number, request: HttpRequest, failed: boolean, value: unknown): void => {
    const hook = failed ? 'error' : 'response'
    new Promise((done) => {
      done(interceptors[position]![hook]!(value as HttpResponse, request, nexts[position]!))
    }).catch(() => {})
  }

  call.stop = call.stop || stop
  const release = first.signal && obey(call, first, stop)
  if (stopped) outward(from - 1, true, stopped)
  else inward(from, first)
}
