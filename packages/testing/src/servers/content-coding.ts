// Undoes gzip, deflate and br, which every phone's network stack does before an app sees a body.
import type { IncomingMessage } from 'node:http'
import { pipeline, type Readable, type Transform } from 'node:stream'
import { constants, createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'

/** The body without its content coding; calls `onError` if the body breaks off. */
export function decoded(response: IncomingMessage, onError: (error: unknown) => void): Readable {
  const coding = response.headers['content-encoding']?.toLowerCase()
  const transform = transformOf(coding)
  if (transform === undefined) return response
  return pipeline(response, transform, (error) => {
    if (error) onError(error)
  })
}

function transformOf(coding: string | undefined): Transform | undefined {
  // Z_SYNC_FLUSH passes chunks on as they arrive.
  const flush = { flush: constants.Z_SYNC_FLUSH, finishFlush: constants.Z_SYNC_FLUSH }
  if (coding === 'gzip') return createGunzip(flush)
  if (coding === 'deflate') return createInflate(flush)
  if (coding === 'br') return createBrotliDecompress({ flush: constants.BROTLI_OPERATION_FLUSH })
  return undefined
}
