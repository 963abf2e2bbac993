// The transport of downloads: a file that is one is kept; a refusal, or JSON in its place, is an answer like any other.
import { getHeader, type HttpRequest, type HttpResponse, type Transport } from '@wxpipe/core'
import { parsed } from './body.ts'
import { hostWith, move, refusal } from './host.ts'
import type { DownloadRule, TransferKeys } from './options.ts'

/** What stands for a file: as bytes it passes all that judges bodies. */
const bytes = new ArrayBuffer(0)

/** An answer whose body the host has written to a file. */
type Answer = HttpResponse & { readonly tempFilePath?: string }

export const downloadTransport: Transport = (request: HttpRequest<TransferKeys>, settle) => {
  const files = hostWith('getFileSystemManager', request).getFileSystemManager()
  const rule = Object(request.options.download) as DownloadRule
  const target = request.hostOptions['filePath'] as string

  return move('downloadFile', request, {}, rule, settle, (answer, isLate) => {
    const temporary = (answer as Answer).tempFilePath
    /** Its file, if there is one, stands beside the body: so a copy of the answer still has it. */
    const give = (data: unknown, filePath?: string, tempFilePath?: string) =>
      settle(Object.assign({}, answer, { data, filePath, tempFilePath }))
    const remove = () => {
      if (temporary) files.unlink({ filePath: temporary })
    }
    const read = (range: object, fail: () => void) =>
      files.readFile(Object.assign(range, { filePath: temporary, encoding: 'utf8', success: take, fail }))
    /** Without data where the file could not be read. */
    const take = ({ data }: { data?: string } = {}) => {
      give(parsed(data, request))
      remove()
    }

    let isFile: unknown
    // Where the account has changed, the core makes an AbortError of it; else the caller is told already.
    if (isLate) return settle(remove())
    try {
      const mayBeFile = rule.accept || !/json/i.test(getHeader(answer.header, 'content-type')!)
      isFile = mayBeFile && request.validateStatus(answer.statusCode)
    } catch {
      // Told when the core judges the answer.
    }
    // 64 KB of it are enough. A length beyond the end is refused: then the file is short enough to be read whole.
    if (!isFile) read({ position: 0, length: 65_536 }, () => read({}, take))
    else if (!target) give(bytes, temporary, temporary)
    else
      files.saveFile({
        tempFilePath: temporary!,
        filePath: target,
        success: () => give(bytes, target),
        fail(failure) {
          // No room is left, or the app may not write there: the same the next time.
          settle(refusal(request, 'saveFile:fail', failure))
          remove()
        },
      })
  })
}
