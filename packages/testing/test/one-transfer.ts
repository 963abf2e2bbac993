// What several tests share: one upload and one download as promises.
import type { DownloadOptions, DownloadSuccess, Host, UploadOptions, UploadSuccess } from '../src/index.ts'
import { URL } from './one-request.ts'

export const upload = (host: Host, options: Partial<UploadOptions> = {}) =>
  new Promise<UploadSuccess>((resolve, reject) => {
    const filePath = options.filePath ?? host.addFile('picture', 'jpg')
    host.wx.uploadFile({ url: URL, name: 'file', ...options, filePath, success: resolve, fail: reject })
  })
export const download = (host: Host, options: Partial<DownloadOptions> = {}) =>
  new Promise<DownloadSuccess>((resolve, reject) => {
    host.wx.downloadFile({ url: URL, ...options, success: resolve, fail: reject })
  })
