// The transport of downloads: a file that is one is kept; a refusal, or JSON in its place, is an answer like any other.
import {
  ConfigError,
  failureOf,
  getHeader,
  type HttpRequest,
  type HttpResponse,
  resolveUrl,
  type Transport,
  withRequest,
} from '@wxpipe/core'
import { parsed } from './body.ts'
import { hostWith, move } from './host.ts'
import type { DownloadRule, TransferKeys } from './options.ts'

/** Bytes of an answer in the place of a file that are read. */
const limit = 65_536

/** An answer whose body the host has written to a file. */
type Answer = HttpResponse & { readonly tempFilePath?: string }

export const downloadTransport: Transport = (request: HttpRequest<TransferKeys>, settle) => {
  const files = hostWith('getFileSystemManager', request).getFileSystemManager()
  const rule = Object(request.options.download) as DownloadRule
  const { data: fields, hostOptions } = request
  const target = hostOptions['filePath'] as string
  const own = Object.assign({}, hostOptions)
  // The host is not told the place: it would write an error page over the file that is there.
  delete (own as { filePath?: unknown }).filePath
  // The data of a GET goes into the query, as wx.request sends it.
  const asked = fields ? withRequest(request, { url: resolveUrl(request), query: fields }) : request

  return move('downloadFile', asked, own, rule, (outcome, isLate) => {
    const { tempFilePath: filePath } = outcome as Answer
    const give = (changes: object) => settle(Object.assign({}, outcome, changes))
    const remove = () => {
      if (filePath) files.unlink({ filePath })
    }
    // As bytes, a file passes all that judges bodies.
    const keep = (paths: object) => give(Object.assign({ data: new ArrayBuffer(0) }, paths))
    const read = (range: object, fail: () => void) => {
      const success = ({ data }: { data: string }) => take(data)
      files.readFile(Object.assign({ filePath, encoding: 'utf8', success, fail }, range))
    }
    const take = (data?: string) => {
      give({ data: parsed(data, request), tempFilePath: undefined })
      remove()
    }

    if (isLate) remove()
    else if (!('statusCode' in outcome)) settle(outcome)
    else if (!isFile(outcome, request, rule)) {
      // A length beyond the end is refused: then the file is short enough to be read whole.
      read({ position: 0, length: limit }, () => read({}, () => take()))
    } else if (!target) keep({})
    else
      files.saveFile({
        tempFilePath: filePath!,
        filePath: target,
        success: () => keep({ filePath: target, tempFilePath: undefined }),
        fail(failure) {
          remove()
          // No room is left, or the app may not write there: the same the next time.
          settle(new ConfigError('the file cannot be kept', { request, cause: failureOf(request, failure) }))
        },
      })
  })
}

function isFile({ statusCode, header }: HttpResponse, request: HttpRequest, { accept }: DownloadRule): boolean {
  try {
    const isAnswer = accept !== 'json' && /json/i.test(`${getHeader(header, 'content-type')}`)
    return !isAnswer && request.validateStatus(statusCode)
  } catch {
    // Told when the core judges the answer.
    return false
  }
}
