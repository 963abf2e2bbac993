// Measures one request over real HTTP: what a phone's network stack would write into `res.profile`.
import type { ClientRequest } from 'node:http'
import type { TLSSocket } from 'node:tls'
import type { RequestProfile } from '../wx/request-profile.ts'

/** Begins to measure now. @returns a function for what is known so far, without the end of the response */
export function measured(request: ClientRequest): () => Partial<RequestProfile> {
  const begun = Date.now()
  const times = {
    fetchStart: begun,
    domainLookUpStart: begun,
    domainLookUpEnd: begun,
    connectStart: begun,
    connectEnd: begun,
    SSLconnectionStart: 0,
    SSLconnectionEnd: 0,
    requestStart: begun,
    requestEnd: begun,
    responseStart: begun,
  }
  const mark =
    (...names: (keyof typeof times)[]) =>
    () => {
      for (const name of names) times[name] = Date.now()
    }
  let bytes = () => ({ sendBytesCount: 0, receivedBytedCount: 0 })
  let peer: Partial<RequestProfile> = {}

  request.once('socket', (socket) => {
    const { bytesWritten, bytesRead } = socket
    bytes = () => ({
      sendBytesCount: socket.bytesWritten - bytesWritten,
      receivedBytedCount: socket.bytesRead - bytesRead,
    })
    const isNew = socket.connecting
    const know = () => {
      const { remoteAddress = '', remotePort = 0 } = socket
      peer = { peerIP: remoteAddress, port: remotePort, socketReused: !isNew }
    }
    if (!isNew) return know()
    socket.once('lookup', mark('domainLookUpEnd', 'connectStart'))
    socket.once('connect', () => {
      mark('connectEnd', 'requestStart')()
      if ((socket as TLSSocket).encrypted) mark('SSLconnectionStart')()
      know()
    })
    socket.once('secureConnect', mark('connectEnd', 'SSLconnectionEnd', 'requestStart'))
  })
  request.once('finish', mark('requestEnd'))
  request.once('response', mark('responseStart'))
  return () => ({ ...times, ...peer, ...bytes(), protocol: 'http1.1' })
}
