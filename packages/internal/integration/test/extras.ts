// What a life may have beside the session and the network: further plugins, and rules that hold for them.
import type { Client, HttpRequest } from '@wxpipe/core'
import type { Host, HostRequest, Reply, RequestOptions, Wx } from '@wxpipe/testing'
import type { Sent } from './requests.ts'

/** Where the extras are. */
export interface Surroundings {
  readonly host: Host
  /** The client's host: what the extras put in the place of its functions, the plugins call. */
  readonly wx: Wx
  readonly broken: string[]
  /** What the server returns without the extras. */
  readonly serve: (request: HostRequest) => Reply
}

export interface Extras {
  /** The request for a new token has these options. */
  readonly refreshOptions: object
  /** Puts the further plugins on a client. */
  equip(client: Client): void
  /** What the server returns with them. */
  serve(request: HostRequest): Reply
  /** Whether the host never hears of a request. */
  isMocked(request: HttpRequest): boolean
  /** The host is about to be asked. */
  sent(request: HttpRequest, asked: RequestOptions): void
  begun(sent: Sent): void
  responded(sent: Sent, data: unknown): void
  failed(sent: Sent, error: unknown): void
  /** Everything that was due has happened. */
  look(): void
  /** How many timers may run when all calls have ended. */
  timers(): number
  /** From now on every response is a good one. */
  calm(): void
}

export type CreateExtras = (surroundings: Surroundings) => Extras

const nothing = () => {}

export const withoutExtras: CreateExtras = ({ serve }) => ({
  refreshOptions: {},
  equip: nothing,
  serve,
  isMocked: () => false,
  sent: nothing,
  begun: nothing,
  responded: nothing,
  failed: nothing,
  look: nothing,
  timers: () => 0,
  calm: nothing,
})
