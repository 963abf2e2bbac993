// The simulated my.uploadFile and my.downloadFile, over those of wx.
import type { TransferTask } from '../wx/transfer.ts'
import type { Wx } from '../wx/wx.ts'
import { answering, failureOf } from './call.ts'
import type { My, MyFileTask, MyQuirks } from './types.ts'

const KINDS = /^(image|video|audio)$/

type Progress = Readonly<Record<string, number>>

/** Progress has the names of a download, even for an upload. */
function taskOf(task: TransferTask<object>): MyFileTask {
  return {
    abort: () => task.abort(),
    onHeadersReceived: (listener) => task.onHeadersReceived(({ header }) => listener({ headers: header })),
    onProgressUpdate: (listener) =>
      task.onProgressUpdate((event) => {
        const { progress = 0, ...bytes } = event as Progress
        listener({
          progress,
          totalBytesWritten: bytes['totalBytesSent'] ?? bytes['totalBytesWritten'] ?? 0,
          totalBytesExpectedToWrite: bytes['totalBytesExpectedToSend'] ?? bytes['totalBytesExpectedToWrite'] ?? 0,
        })
      }),
  }
}

const noTask: MyFileTask = { abort() {}, onHeadersReceived() {}, onProgressUpdate() {} }

export const createMyFiles = (wx: Wx, quirks: MyQuirks): Pick<My, 'uploadFile' | 'downloadFile'> => ({
  uploadFile: (options) =>
    answering(options, (success, fail) => {
      const { url, filePath, fileType, formData, timeout } = options
      const name = options.name ?? options.fileName
      if (name === undefined || !KINDS.test(fileType)) {
        fail({ error: 2, errorMessage: '接口参数无效' })
        return noTask
      }
      const task = wx.uploadFile({
        url,
        filePath,
        name,
        formData,
        timeout,
        header: { ...options.header, ...options.headers },
        success: ({ data, statusCode, header }) =>
          success({ data, statusCode: quirks.oldNames ? String(statusCode) : statusCode, header }),
        fail: (failure) => fail(failureOf(failure, true)),
      })
      return taskOf(task as TransferTask<object>)
    }),
  downloadFile: (options) =>
    answering(options, (success, fail) => {
      const { url, header, timeout } = options
      const task = wx.downloadFile({
        url,
        header,
        timeout,
        success: ({ tempFilePath = '', header: headers = {} }) =>
          success({ apFilePath: tempFilePath, headers, ...(quirks.oldNames ? {} : { tempFilePath, header: headers }) }),
        fail: (failure) => fail(failureOf(failure, true)),
      })
      return taskOf(task as TransferTask<object>)
    }),
})
