// Sends requests with `upload` or `download` through wx.uploadFile and wx.downloadFile; to all other plugins they are
// ordinary requests.
import {
  checkOptions,
  type HttpRequest,
  type HttpResponse,
  ORDER_VALIDATION,
  type Plugin,
  ResponseError,
  withRequest,
} from '@wxpipe/core'
import { downloadTransport } from './download.ts'
import { refusal } from './host.ts'
import type { DownloadedFile, DownloadRule, TransferKeys, TransferOptions, UploadRule } from './options.ts'
import { uploadTransport } from './upload.ts'

/**
 * Makes the plugin that uploads and downloads files.
 * @throws ConfigError for an unknown option or one of the wrong type; as a rejection, for such an option of a request,
 * for an upload that is not a POST, a download that is not a GET, a form field that cannot be text, a file that does
 * not exist, a path where no file can be saved, and a host without file functions. ResponseError (as a rejection) for a
 * download without a file
 * @example
 * const client = createClient({ baseURL }).use(transfer())
 * await client.post('photos', { album: 7 }, { upload: { filePath, onProgress: ({ progress }) => setData({ progress }) } })
 * const { data } = await client.get<DownloadedFile>('report.pdf', { download: true })
 */
export function transfer(options: TransferOptions = {}): Plugin<TransferKeys> {
  const { timeout = 60_000, name = 'transfer' } = checkOptions('transfer', options, {
    timeout: 'number',
    name: 'string',
  })

  return {
    name,
    // Outside the cache and dedupe, which look at the request's transport.
    order: ORDER_VALIDATION,
    keys: { upload: 'object', download: 'object boolean' },
    request(request: HttpRequest<TransferKeys>) {
      const { options } = request
      const { upload, download, timeout: ownTimeout = timeout } = options
      const given = upload || download
      if (!given) return request
      const rule = checkOptions<{
        readonly [Name in keyof (UploadRule & DownloadRule)]?: unknown
      }>('file', given === true ? {} : given, {
        filePath: 'string object',
        name: 'string',
        accept: 'string',
        onProgress: 'function',
      })
      const { filePath, name = 'file' } = rule
      const isGood = upload ? filePath && name && !download : filePath !== ''
      if (!isGood || request.method !== (upload ? 'POST' : 'GET'))
        throw refusal(request, 'upload: { filePath } needs POST, download GET')
      return withRequest(request, {
        transport: upload ? uploadTransport : downloadTransport,
        timeout: ownTimeout,
        // In `hostOptions`, so that dedupe tells requests for two files apart.
        hostOptions: Object.assign({}, request.hostOptions, { filePath }, upload && { name }),
        // A file may be gone before a cache entry is, and a response instead of a file says nothing about the next
        // download.
        options: Object.assign({}, options, { cache: false, transfer: rule }),
      })
    },
    response(response, request: HttpRequest<TransferKeys>) {
      if (!request.options.download) return response
      const { filePath, tempFilePath } = response as HttpResponse & DownloadedFile
      if (!filePath) throw new ResponseError('no file', { request, response })
      return Object.assign({}, response, { data: { filePath, tempFilePath } })
    },
  }
}
