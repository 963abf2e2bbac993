// The onion: a request goes inward through the interceptors, is sent, and its outcome comes back outward.
//
// One traversal is one Run: two loops and one promise. It waits only where a hook returns a promise or the host is
// asked. `next` starts a Run of its own for what is inside.
import { ConfigError } from './errors/config.ts'
import { isRequest, isResponse, isThenable } from './request.ts'
import { send } from './send.ts'
import type { HttpRequest, HttpResponse, Interceptor, Next } from './types.ts'
import { type Done, Waiter } from './wait.ts'

declare function setTimeout(callback: () => void, milliseconds: number): unknown
declare function clearTimeout(timer: unknown): void

/** A client's interceptors in their resolved order, with `next` for each position. */
export interface Chain {
  readonly interceptors: readonly Interceptor[]
  readonly nexts: readonly Next[]
}

/** Resolves a list of interceptors into the chain that runs go through. */
export function createChain(interceptors: readonly Interceptor[]): Chain {
  const nexts = interceptors.map(({ name }, position) => (request: HttpRequest) => {
    if (isRequest(request)) return startRun(chain, position + 1, request)
    return Promise.reject(new ConfigError(`"${name}" called next without a request`))
  })
  const chain: Chain = { interceptors, nexts }
  return chain
}

/** Runs a request through the chain from a position inward. */
export function startRun(chain: Chain, from: number, request: HttpRequest): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    const run = new Run(chain, from, request, resolve, reject)
    run.obey(request)
    if (run.stopped) reject(run.stopped)
    else run.inward(from, request)
  })
}

class Run extends Waiter {
  /** What each position passed inward, from `from` on. */
  private readonly passed: HttpRequest[] = []

  constructor(
    private readonly chain: Chain,
    private readonly from: number,
    request: HttpRequest,
    private readonly resolve: (response: HttpResponse) => void,
    private readonly reject: (error: unknown) => void,
  ) {
    super(request.call)
  }

  /** The way in: request hooks from `position` on, then the send. */
  inward(position: number, request: HttpRequest): void {
    const { interceptors, nexts } = this.chain
    for (; position < interceptors.length; position++) {
      const interceptor = interceptors[position] as Interceptor
      if (interceptor.request) {
        let yielded: unknown
        try {
          yielded = interceptor.request(request, nexts[position] as Next)
          if (yielded !== request && isThenable(yielded)) return this.waitInward(position, yielded)
        } catch (error) {
          return this.outward(position - 1, true, error)
        }
        if (yielded !== request && !isRequest(yielded)) return this.answer(position, yielded)
        request = yielded as HttpRequest
      }
      if (!this.pass(position, request)) return
    }
    this.send(request)
  }

  /** The way out: response or error hooks from `position` on, then the caller. */
  outward(position: number, failed: boolean, value: unknown): void {
    const { interceptors, nexts } = this.chain
    for (; position >= this.from; position--) {
      if (this.stopped) {
        failed = true
        value = this.stopped
      }
      const interceptor = interceptors[position] as Interceptor
      if (failed ? !interceptor.error : !interceptor.response) continue
      const request = this.passed[position - this.from] as HttpRequest
      const next = nexts[position] as Next
      try {
        const yielded: unknown = failed
          ? interceptor.error?.(value, request, next)
          : interceptor.response?.(value as HttpResponse, request, next)
        if (isThenable(yielded)) return this.waitOutward(position, yielded)
        if (!isResponse(yielded)) throw this.misfit(position, 'a response')
        failed = false
        value = yielded
      } catch (error) {
        failed = true
        value = error
      }
    }
    this.close()
    if (this.stopped) this.reject(this.stopped)
    else if (failed) this.reject(value)
    else this.resolve(value as HttpResponse)
  }

  private send(request: HttpRequest): void {
    const { call } = this
    const inside = this.chain.interceptors.length
    const ticket = this.take()
    const done: Done = (failed, value) => {
      if (this.claim(ticket)) this.outward(inside - 1, failed, value)
    }
    if (++call.sends > call.maxSends) {
      const error = new ConfigError(
        `one call sent more than ${call.maxSends} requests (maxSends): is next() in a loop?`,
      )
      // After a growing delay, so that a loop that swallows the error cannot starve the event loop; the call itself
      // is rejected now.
      const timer = setTimeout(() => done(true, error), 2 ** Math.min(call.sends - call.maxSends, 30))
      this.waitFor(ticket, inside, () => clearTimeout(timer))
      call.outermost?.stop(error)
      return
    }
    try {
      const cancel = send(request, done)
      this.waitFor(ticket, inside, cancel)
    } catch (error) {
      done(true, error)
    }
  }

  /** Notes what a position passes inward. @returns false when the run was stopped meanwhile */
  private pass(position: number, request: HttpRequest): boolean {
    this.passed.push(request)
    this.obey(request)
    if (this.stopped) this.outward(position, true, this.stopped)
    return !this.stopped
  }

  /** An interceptor's own answer goes outward from there: its own hooks do not see it. */
  private answer(position: number, yielded: unknown): void {
    if (isResponse(yielded)) this.outward(position - 1, false, yielded)
    else this.outward(position - 1, true, this.misfit(position, 'a request or a response'))
  }

  private waitInward(position: number, promise: PromiseLike<unknown>): void {
    const done: Done = (failed, value) => {
      if (failed) this.outward(position - 1, true, value)
      else if (!isRequest(value)) this.answer(position, value)
      else if (this.pass(position, value)) this.inward(position + 1, value)
    }
    this.waitForPromise(position, promise, done, (value) => this.giveBack(position, value))
  }

  private waitOutward(position: number, promise: PromiseLike<unknown>): void {
    this.waitForPromise(position, promise, (failed, value) => {
      if (failed || isResponse(value)) this.outward(position - 1, failed, value)
      else this.outward(position - 1, true, this.misfit(position, 'a response'))
    })
  }

  /** A request that a hook yields after the stop goes nowhere; the error hook gives back what the hook took. */
  private giveBack(position: number, value: unknown): void {
    if (!isRequest(value)) return
    try {
      const interceptor = this.chain.interceptors[position] as Interceptor
      const yielded: unknown = interceptor.error?.(this.stopped, value, this.chain.nexts[position] as Next)
      if (isThenable(yielded)) yielded.then(undefined, () => {})
    } catch {
      // The caller has its reason already; nobody is left to tell.
    }
  }

  private misfit(position: number, wanted: string): ConfigError {
    return new ConfigError(`a hook of "${this.chain.interceptors[position]?.name}" must yield ${wanted}`)
  }
}
