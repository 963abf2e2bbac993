// The transport of downloads: a file is kept; a refusal, or JSON instead of a file, becomes an ordinary response.
import { getHeader, type HttpRequest, type HttpResponse, type Transport } from '@wxpipe/core'
import { parsed } from './body.ts'
import { type CheckedKeys, hostWith, move, refusal } from './host.ts'

/** The `data` of a response that is a file: bytes, because plugins that check bodies ignore bytes. */
const bytes = new ArrayBuffer(0)

/** A response whose body the host has written to a file. */
type FileResponse = HttpResponse & { readonly tempFilePath?: string }

export const downloadTransport: Transport = (request: HttpRequest<CheckedKeys>, settle) => {
  const files = hostWith('getFileSystemManager', request).getFileSystemManager()
  const target = request.hostOptions['filePath'] as string

  return move('downloadFile', request, {}, settle, (response, isLate) => {
    const temporary = (response as FileResponse).tempFilePath
    /** Settles with a response that has the path in a field of its own, so that a copy of the response keeps it. */
    const give = (data: unknown, filePath?: string, tempFilePath?: string) =>
      settle(Object.assign({}, response, { data, filePath, tempFilePath }))
    const remove = () => {
      if (temporary) files.unlink({ filePath: temporary })
    }
    const read = (range: object, fail: () => void) =>
      files.readFile(Object.assign(range, { filePath: temporary, encoding: 'utf8', success: take, fail }))
    /** Settles with the content of the file as the body, or with no body if the file could not be read. */
    const take = ({ data }: { data?: string } = {}) => {
      give(parsed(data, request))
      remove()
    }

    let isFile: unknown
    // The outcome does not matter: after a change of account the core rejects with an AbortError; otherwise the call
    // has settled already.
    if (isLate) return settle(remove())
    try {
      const mayBeFile = request.options.transfer!.accept || !/json/i.test(getHeader(response.header, 'content-type')!)
      isFile = mayBeFile && request.validateStatus(response.statusCode)
    } catch {
      // `validateStatus` threw. The core calls it again for this response, and rejects the call with what it throws.
    }
    // 64 KB of a refusal are enough. Hosts refuse a length beyond the end: then the file is short enough to be read
    // whole.
    if (!isFile) read({ position: 0, length: 65_536 }, () => read({}, take))
    else if (!target) give(bytes, temporary, temporary)
    else
      files.saveFile({
        tempFilePath: temporary!,
        filePath: target,
        success: () => give(bytes, target),
        fail(failure) {
          // There is no space left, or the app may not write there. A retry would fail as well, hence a ConfigError.
          settle(refusal(request, 'saveFile:fail', failure))
          remove()
        },
      })
  })
}
