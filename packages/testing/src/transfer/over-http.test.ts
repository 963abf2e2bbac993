// Uploads and downloads over real HTTP, to servers on loopback.
import { createServer } from 'node:http'
import { describe, expect, it } from 'vitest'
import { create, listen } from '../../test/loopback-servers.ts'
import { download } from '../../test/one-transfer.ts'
import type { DownloadSuccess, UploadSuccess } from '../index.ts'

describe('over real HTTP', () => {
  it('an upload and a download of 300 KB arrive whole, with their progress', async () => {
    const bytes = Uint8Array.from({ length: 300_000 }, (_, at) => at % 251)
    let received = Buffer.alloc(0)
    const base = await listen(
      createServer((request, response) => {
        if (request.method === 'GET') {
          response.setHeader('Content-Type', 'image/png')
          response.setHeader('Content-Length', bytes.length)
          response.end(bytes)
          return
        }
        const parts: Buffer[] = []
        request.on('data', (part) => parts.push(part))
        request.on('end', () => {
          received = Buffer.concat(parts)
          response.end('{"ok":true}')
        })
      }),
    )
    const host = create()
    const sent: number[] = []
    const response = await new Promise<UploadSuccess>((success, fail) => {
      const filePath = host.addFile(bytes, 'png')
      const task = host.wx.uploadFile({ url: `${base}/up`, filePath, name: 'file', success, fail })
      task.onProgressUpdate(({ progress }) => sent.push(progress))
    })
    expect(response).toMatchObject({ data: '{"ok":true}', statusCode: 200 })
    expect(sent).toEqual([25, 50, 75, 100])
    expect(received.includes(Buffer.from(bytes))).toBe(true)
    expect(received.toString('latin1')).toMatch(
      /name="file"; filename="tmp_1\.png"\r\nContent-Type: image\/png\r\n\r\n/,
    )

    const written: number[] = []
    const { tempFilePath = '' } = await new Promise<DownloadSuccess>((success, fail) => {
      const task = host.wx.downloadFile({ url: `${base}/down`, success, fail })
      task.onProgressUpdate(({ totalBytesWritten }) => written.push(totalBytesWritten))
    })
    expect(Buffer.compare(host.files[tempFilePath] as Uint8Array, bytes)).toBe(0)
    expect(written.at(-1)).toBe(300_000)
  })

  it('a server that breaks off in the middle fails the download, and no file is left', async () => {
    const base = await listen(
      createServer((_, response) => {
        response.setHeader('Content-Length', 100)
        response.write('half')
        setTimeout(() => response.destroy(), 5)
      }),
    )
    const host = create()
    await expect(download(host, { url: base })).rejects.toMatchObject({
      errMsg: expect.stringMatching(/^downloadFile:fail errcode:-\d+ /),
    })
    expect(host.files).toEqual({})
  })
})
