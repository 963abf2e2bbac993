// What is special about wx.downloadFile among the calls that send something.
import { bytesOf } from '../calls/bytes.ts'
import { Refusal } from '../calls/invoke.ts'
import type { FileStore } from '../phone/file-store.ts'
import type { Arrival, Dialect } from '../request/dialect.ts'
import { cookiesOf, statusFails, toHeader } from '../request/incoming.ts'
import type { HeaderLines } from '../servers/wire.ts'
import type { DownloadOptions } from '../wx/transfer.ts'
import { extensionOf } from './media-types.ts'
import { checkUrl, failureOf, headerOf, limitOf } from './rules.ts'

export const downloadDialect = (store: FileStore): Dialect<DownloadOptions> => ({
  api: 'downloadFile',
  limitOf: ({ timeout }, context) => limitOf(timeout, context),
  toWire({ url, header }) {
    const refusal = checkUrl(url)
    if (refusal !== undefined) return refusal
    const given = headerOf(header)
    if ('fault' in given) return given
    // The pieces of the body are the progress.
    return { url, method: 'GET', header: given.values, body: undefined, follow: true, chunked: true }
  },
  isChunked: () => true,
  toOutcome(arrival) {
    try {
      return [statusFails(arrival) ? 'fail' : 'success', resultOf(arrival, store)]
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const { reason, errno } = error
      return ['fail', { errMsg: `downloadFile:fail ${reason}`, ...(errno === undefined ? {} : { errno }) }]
    }
  },
  failure: (fault) => failureOf(fault, 'downloadFile'),
})

/** The body becomes the file whatever the status is, as the documentation says. */
function resultOf(arrival: Arrival<DownloadOptions>, store: FileStore): object {
  const { response, context, fault, timing, options } = arrival
  const { quirks } = context
  const { lines, statusCode } = response
  const whole = bytesOf(response.body)
  const keep = fault?.effect === 'truncated' ? (fault.keep ?? 0.5) : fault?.effect === 'body-lost' ? 0 : 1
  const bytes = whole.slice(0, whole.length * keep)
  return {
    ...(quirks.noErrorFile && statusCode >= 400 ? {} : toFile(bytes, options, store, lines)),
    statusCode: quirks.textStatus ? String(statusCode) : statusCode,
    header: toHeader(lines, quirks),
    cookies: cookiesOf(lines),
    dataLength: bytes.length,
    ...timing.profile(response, context, options.enableProfile === true),
    errMsg: statusFails(arrival) ? 'downloadFile:fail' : 'downloadFile:ok',
  }
}

function toFile(bytes: Uint8Array, { filePath }: DownloadOptions, store: FileStore, lines: HeaderLines): object {
  if (filePath === undefined) return { tempFilePath: store.addTemporary(bytes, extensionOf(lines)) }
  store.write(filePath, bytes)
  return { filePath }
}
