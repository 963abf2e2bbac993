// What is special about wx.uploadFile among the calls that send something.
import { bytesOf } from '../calls/bytes.ts'
import { writeForm } from '../calls/multipart.ts'
import type { FileStore } from '../phone/file-store.ts'
import type { Arrival, Dialect } from '../request/dialect.ts'
import { cookiesOf, statusFails, toData, toHeader } from '../request/incoming.ts'
import type { UploadOptions } from '../wx/transfer.ts'
import { mediaTypeOf } from './media-types.ts'
import { checkUrl, failureOf, headerOf, limitOf } from './rules.ts'

let forms = 0

export const uploadDialect = (store: FileStore): Dialect<UploadOptions> => ({
  api: 'uploadFile',
  limitOf: ({ timeout }, context) => limitOf(timeout, context),
  toWire({ url, filePath, name, header, formData }, { quirks }) {
    const refusal = checkUrl(url)
    if (refusal !== undefined) return refusal
    for (const [key, value] of Object.entries({ filePath, name })) {
      if (typeof value !== 'string') {
        return { fault: `no ${key}`, reason: `parameter error: parameter.${key} should be String` }
      }
    }
    if (quirks.textFields && Object.values(formData ?? {}).some((value) => typeof value !== 'string'))
      return { fault: 'field refused', reason: 'parameter error: formData should be strings' }
    const file = store.files.get(filePath)
    if (file === undefined) return { fault: 'file not found', reason: 'file not found' }
    const given = headerOf(header)
    if ('fault' in given) return given
    forms += 1
    const boundary = `----WebKitFormBoundary${String(forms).padStart(16, '0')}`
    const fields = Object.entries(formData ?? {}).map(([key, value]) => ({ name: key, data: bytesOf(String(value)) }))
    const fileName = filePath.slice(filePath.lastIndexOf('/') + 1)
    const body = writeForm([...fields, { name, fileName, type: mediaTypeOf(fileName), data: file.bytes }], boundary)
    // As in wx, the app's own content type replaces this one, and then the server finds no boundary.
    const type = `multipart/form-data; boundary=${boundary}`
    return {
      url,
      method: 'POST',
      header: { 'content-type': type, ...given.values },
      body,
      follow: true,
      chunked: false,
    }
  },
  isChunked: () => false,
  toOutcome: (arrival) => [statusFails(arrival) ? 'fail' : 'success', resultOf(arrival)],
  failure: (fault) => failureOf(fault, 'uploadFile'),
})

function resultOf(arrival: Arrival<UploadOptions>): object {
  const { response, context, fault, timing, options } = arrival
  const { quirks } = context
  const keep = fault?.effect === 'truncated' ? (fault.keep ?? 0.5) : fault?.effect === 'body-lost' ? 0 : 1
  const { lines, statusCode, body } = response
  return {
    data: toData(body.slice(0, body.length * keep), { dataType: 'text' }),
    statusCode: quirks.textStatus ? String(statusCode) : statusCode,
    ...(quirks.bareUploads ? {} : { header: toHeader(lines, quirks), cookies: cookiesOf(lines) }),
    ...timing.profile(response, context, options.enableProfile === true),
    errMsg: statusFails(arrival) ? 'uploadFile:fail' : 'uploadFile:ok',
  }
}
