// Uploads and downloads of @wxpipe/transfer, through my.uploadFile and my.downloadFile.
import { timersLeft, useFakeTime } from '@wxpipe/test-support'
import { faults } from '@wxpipe/testing'
import { type DownloadedFile, type Progress, transfer } from '@wxpipe/transfer'
import { afterEach, describe, expect, it } from 'vitest'
import { app, failure } from '../test/app.ts'

useFakeTime()
afterEach(() => {
  expect(timersLeft()).toBe(0)
})

describe.each([{}, { oldNames: true }])('with %j', (my) => {
  const open = (handler: Parameters<typeof app>[0] = {}) => {
    const made = app({ my, ...handler })
    return { ...made, client: made.client.use(transfer()) }
  }

  it('an upload has its name, its fields and its kind, and tells how far it is', async () => {
    const { client, host, served } = open()
    const seen: Progress[] = []
    const upload = {
      filePath: host.addFile('pixels', 'jpg'),
      name: 'photo',
      onProgress: (p: Progress) => void seen.push(p),
    }
    const { data, statusCode } = await client.post('photos', { album: 7 }, { upload })
    expect([data, statusCode]).toEqual([{ id: 1 }, 200])
    expect(served[0]?.data).toMatchObject({ album: '7', photo: { type: 'image/jpeg' } })
    expect(seen.at(-1)).toMatchObject({ progress: 100, loaded: seen.at(-1)?.total })
  })

  it('a download is a temporary file, or one in its place', async () => {
    const { client, host } = open({ handler: () => ({ data: 'pixels', header: { 'Content-Type': 'image/png' } }) })
    const { data, statusCode } = await client.get<DownloadedFile>('a.png', { download: true })
    expect([statusCode, Object.keys(host.files)]).toEqual([200, [data.filePath]])
    const kept = await client.get<DownloadedFile>('a.png', { download: { filePath: 'wxfile://usr/a.png' } })
    expect(kept.data.filePath).toBe('wxfile://usr/a.png')
  })

  it('JSON in the place of a file is a response', async () => {
    const { client } = open({ handler: () => ({ data: { code: 7 } }) })
    expect(await failure(client.get('a.png', { download: true }))).toMatchObject({ code: 'RESPONSE' })
  })

  it('a file that is not there is a mistake, a lost connection is none', async () => {
    const { client, host } = open()
    const upload = { filePath: 'wxfile://tmp_none.jpg' }
    expect(await failure(client.post('a', {}, { upload }))).toMatchObject({ code: 'CONFIG', cause: { errno: 11 } })
    host.fail(faults.connectionReset(), { api: 'uploadFile' })
    const failed = await failure(client.post('a', {}, { upload: { filePath: host.addFile('a', 'jpg') } }))
    expect(failed).toMatchObject({ code: 'NETWORK', cause: { errno: 12 } })
  })
})

it.each([
  ['a.mp4', 'video'],
  ['https://resource/1.video', 'video'],
  ['a.MP3', 'audio'],
  ['https://resource/1.audio', 'audio'],
  ['a.png', 'image'],
  ['https://resource/1.image', 'image'],
  ['https://resource/video/1.image', 'image'],
  ['mp3/cover.jpg', 'image'],
])('%s is %s', async (filePath, fileType) => {
  const told: object[] = []
  const { alipay } = await import('./index.ts')
  const host = alipay({ request() {}, uploadFile: (options: object) => void told.push(options) } as object)
  host.uploadFile({ filePath, name: 'file' })
  host.uploadFile({ filePath, name: 'file', fileType: 'other' })
  expect(told).toMatchObject([{ fileType, fileName: 'file' }, { fileType: 'other' }])
})

it('of a file 13 is a missing permission and no timeout', async () => {
  const { alipay } = await import('./index.ts')
  const failures: object[] = []
  const downloadFile = ({ fail }: { fail(failure: object): void }) => fail({ error: 13, errorMessage: '没有权限' })
  const host = alipay({ request() {}, downloadFile } as object)
  host.downloadFile({ url: 'https://a.com', fail: (failure) => failures.push(failure) })
  expect(failures).toEqual([{ errMsg: 'downloadFile:fail invalid 没有权限', errno: 13 }])
})
