// my.uploadFile and my.downloadFile as wx has them.
import type { Change, Options } from './my.ts'
import { withHeaders, withNames } from './request.ts'

// Alipay's own temporary files end in `.image`, `.video` and `.audio`.
const kindOf = (path: string) =>
  /(video|mp4|mov)$/i.test(path) ? 'video' : /(audio|mp3|m4a|aac|wav|amr)$/i.test(path) ? 'audio' : 'image'

/** Alipay needs the kind of an uploaded file; `hostOptions: { fileType }` overrides the one guessed from its name. */
export function uploadFile(options: Options): Change {
  const { filePath, name, fileType = kindOf(filePath) } = options
  return [withHeaders(options, { fileName: name, fileType }), withNames]
}

/**
 * Alipay gives a download no status, so 200 is assumed; `@wxpipe/transfer` takes JSON for a response instead of a file.
 */
export function downloadFile(options: Options): Change {
  return [
    withHeaders(options),
    (result) => {
      const { apFilePath, tempFilePath = apFilePath, status = 200, statusCode = status } = result
      return withNames(result, { tempFilePath, statusCode })
    },
  ]
}
