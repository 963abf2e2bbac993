// A check of the flow, and what several of them say.
import { isHttpError } from '@wxpipe/core'
import type { FlowApp } from './app.ts'
import type { FlowRuntime } from './runtime.ts'

export interface Check {
  readonly name: string
  /** What `run` yields, as JSON. */
  readonly expected: unknown
  run(app: FlowApp, runtime: FlowRuntime): unknown
}

/** The flow's server says what it has received. */
export interface Echo {
  readonly method: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly header: Readonly<Record<string, string>>
  readonly body: unknown
}

export const codeOf = (error: unknown) => (isHttpError(error) ? error.code : String(error))
export const failure = (promise: Promise<unknown>) => promise.then(() => 'no failure', codeOf)
export const five = [1, 2, 3, 4, 5]
