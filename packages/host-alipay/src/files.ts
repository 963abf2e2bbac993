// my.uploadFile and my.downloadFile as wx has them.
import type { Change, Options } from './my.ts'
import { withHeaders, withNames } from './request.ts'

// Alipay's own temporary files end in `.image`, `.video` and `.audio`.
const kindOf = (path: string) =>
  /(video|mp4|mov)$/i.test(path) ? 'video' : /(audio|mp3|m4a|aac|wav|amr)$/i.test(path) ? 'audio' : 'image'

/** An upload must say what kind of file it is; `hostOptions: { fileType }` says another one. */
export function uploadFile(options: Options): Change {
  const { filePath, name, fileType = kindOf(filePath) } = options
  return [withHeaders(options, { fileName: name, fileType }), withNames]
}

/** A download has no status. Its content counts as the file, unless it is JSON, which `@wxpipe/transfer` takes for an answer. */
export function downloadFile(options: Options): Change {
  return [
    withHeaders(options),
    (result) => {
      const { apFilePath, tempFilePath = apFilePath, status = 200, statusCode = status } = result
      return withNames(result, { tempFilePath, statusCode })
    },
  ]
}
