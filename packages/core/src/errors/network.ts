// The leaf for a request that the network or the phone ended.
import { type ErrorDetails, HttpError } from './http-error.ts'

/**
 * What ended the request: `interrupted` (5 s in the background), `network-change` (Wi-Fi/cellular switch),
 * `offline`, `tls`, `too-many` (over the host's 10 slots), or `unknown`.
 */
export type NetworkReason = 'interrupted' | 'network-change' | 'offline' | 'tls' | 'too-many' | 'unknown'

/** The request did not get an answer; `reason` says why and `cause` holds wx's `errMsg` and `errno`. */
export class NetworkError extends HttpError {
  declare readonly code: 'NETWORK'
  readonly reason: NetworkReason

  constructor(what: string, details?: ErrorDetails & { readonly reason?: NetworkReason }) {
    super('NetworkError', 'NETWORK', what, details)
    this.reason = details?.reason ?? 'unknown'
  }
}
