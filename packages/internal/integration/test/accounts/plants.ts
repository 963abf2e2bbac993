// Mistakes that are made on purpose, each with the rule that must notice it.
import type { Client, Interceptor } from '@wxpipe/core'
import type { createSession } from './session.ts'
import type { Watch } from './watch.ts'

/** A mistake. */
export interface Plant {
  /** The one whom the app says to be logged in, whoever is. */
  readonly account?: string
  /** The client that a refresh goes through, given the one that the plugin offers. */
  readonly refreshesWith?: (api: Client) => Client
  readonly interceptors?: (session: ReturnType<typeof createSession>['session'], watch: Watch) => readonly Interceptor[]
}

/** What it is, what is said of it, and the mistake. */
export const plants: readonly (readonly [string, RegExp, Plant])[] = [
  ['an app that does not say who is logged in', /was sent as|answer/, { account: 'anybody' }],
]
