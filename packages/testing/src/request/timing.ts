// When the steps of one call happened, and the `res.profile` made from them, in which a server's figures take
// precedence.
import { sizeOf } from '../calls/bytes.ts'
import { urlOf } from '../servers/target.ts'
import type { Wire, WireResponse } from '../servers/wire.ts'
import { isSince } from '../state/base-library.ts'
import type { Context } from '../state/context.ts'
import type { RequestProfile } from '../wx/request-profile.ts'

/** Milliseconds since 1970. */
export class Timing {
  private readonly invoked = Date.now()
  private entered = this.invoked
  private sent = this.invoked
  private responded = this.invoked
  private bytes = 0
  private port = 0

  /** Called when the call gets one of the ten slots. */
  enter(): void {
    this.entered = Date.now()
  }

  /** Called when the call goes to the server. */
  send({ url, body }: Wire): void {
    this.sent = Date.now()
    this.bytes = sizeOf(body)
    const { port = '', protocol = '' } = urlOf(url) ?? {}
    this.port = Number(port) || (protocol === 'http:' ? 80 : 443)
  }

  /** Called when the server has responded. */
  respond(): void {
    this.responded = Date.now()
  }

  /** The `profile` that `success` gets with the response; none if the phone or the call has no profile. */
  profile(response: WireResponse, context: Context, enableProfile = true): { profile?: RequestProfile } {
    if (!enableProfile || context.quirks.noProfile || !isSince(context, '2.10.4')) return {}
    const { invoked, entered, sent, responded, bytes, port } = this
    const queue = { invokeStart: invoked, queueStart: invoked, queueEnd: entered }
    return {
      profile: {
        ...(isSince(context, '3.8.10') ? queue : {}),
        redirectStart: 0,
        redirectEnd: 0,
        fetchStart: entered,
        // As over an open connection.
        domainLookUpStart: entered,
        domainLookUpEnd: entered,
        connectStart: entered,
        connectEnd: entered,
        SSLconnectionStart: 0,
        SSLconnectionEnd: 0,
        requestStart: sent,
        requestEnd: sent,
        responseStart: responded,
        socketReused: true,
        protocol: 'http1.1',
        peerIP: '127.0.0.1',
        port,
        sendBytesCount: bytes,
        receivedBytedCount: sizeOf(response.body),
        responseEnd: Date.now(),
        ...response.profile,
      },
    }
  }
}
