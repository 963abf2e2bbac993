// `res.profile`: what wx says about one call's path through the network (miniprogram-api-typings 3.12.3).

/**
 * Times are milliseconds since 1970. The phone's estimates (`rtt`, `throughputKbps` …) are missing unless a reply sets
 * them.
 */
export interface RequestProfile {
  /** When the call began. The next two are its wait for one of the ten slots. All three from base library 3.8.10 on. */
  invokeStart?: number
  queueStart?: number
  queueEnd?: number
  redirectStart: number
  redirectEnd: number
  fetchStart: number
  /** Equal to fetchStart if there was no look-up; typings before 3.12 write `domainLookup…`. */
  domainLookUpStart: number
  domainLookUpEnd: number
  /** Equal to fetchStart if the connection was already open. */
  connectStart: number
  connectEnd: number
  /** 0 without TLS. */
  SSLconnectionStart: number
  SSLconnectionEnd: number
  requestStart: number
  requestEnd: number
  responseStart: number
  responseEnd: number
  socketReused: boolean
  protocol: string
  peerIP: string
  port: number
  sendBytesCount: number
  /** Spelt as in wx. */
  receivedBytedCount: number
  rtt?: number
  estimate_nettype?: number | string
  httpRttEstimate?: number
  transportRttEstimate?: number
  downstreamThroughputKbpsEstimate?: number
  throughputKbps?: number
  usingHighPerformanceMode?: boolean
}
