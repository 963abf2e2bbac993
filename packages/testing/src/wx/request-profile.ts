// `res.profile`: what wx tells of one call's way through the network (miniprogram-api-typings 3.12.3).

/** Times are milliseconds since 1970. What the phone estimates (`rtt`, `throughputKbps` …) is there when a reply says it. */
export interface RequestProfile {
  /** With the next two from base library 3.8.10 on: the call, and its wait for one of the ten slots. */
  invokeStart?: number
  queueStart?: number
  queueEnd?: number
  redirectStart: number
  redirectEnd: number
  fetchStart: number
  /** As fetchStart when there was no look-up; typings before 3.12 write `domainLookup…`. */
  domainLookUpStart: number
  domainLookUpEnd: number
  /** As fetchStart when the connection was there. */
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
