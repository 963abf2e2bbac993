// Uploads as they went over the wire: the fields, the file under its name, and no content type of the app's.
import { createClient } from '@wxpipe/core'
import { transfer, type UploadRule } from '@wxpipe/transfer'
import { expect, it } from 'vitest'
import { createInspector, curlOf, harOf } from './index.ts'

/** The inspector of a client that has uploaded this. */
async function uploaded(data: object | undefined, upload: UploadRule) {
  const inspector = createInspector({ bodies: 'all' })
  const host = {
    request: () => {},
    uploadFile: ({ success }: { success(result: object): void }) => success({ statusCode: 200, data: '{}' }),
  }
  const header = { 'Content-Type': 'application/json', 'X-Own': 'a' }
  const client = createClient({ host, baseURL: 'https://api.example.com/', header, trace: inspector.tracer })
  await client.use(transfer()).post('photos', data, { upload })
  return inspector
}

const commandOf = async (data: object | undefined, upload: UploadRule) =>
  curlOf((await uploaded(data, upload)).calls[0]!).split(' \\\n  ')

it('a command has the fields as transfer writes them, the file under its name, and the content type of curl', async () => {
  const fields = { album: 7, tags: ['x', 1], at: new Date(0), empty: null, token: 'abc' }
  expect(await commandOf(fields, { filePath: 'wxfile://tmp/a.jpg', name: 'photo' })).toEqual([
    `curl 'https://api.example.com/photos'`,
    `-X 'POST'`,
    `-H 'X-Own: a'`,
    `-F 'album=7'`,
    `-F 'tags=["x",1]'`,
    `-F 'at=1970-01-01T00:00:00.000Z'`,
    `-F 'token=•••'`,
    `-F 'photo=@wxfile://tmp/a.jpg'`,
  ])
})

it('what curl would read as a file, as settings or as a list is quoted', async () => {
  const lines = await commandOf({ at: '@a', less: '<a', type: 'a;type=b' }, { filePath: 'wxfile://tmp/a, "b".jpg' })
  expect(lines.slice(-4)).toEqual([
    `--form-string 'at=@a'`,
    `--form-string 'less=<a'`,
    `--form-string 'type=a;type=b'`,
    `-F 'file=@"wxfile://tmp/a, \\"b\\".jpg"'`,
  ])
})

it('an archive has the same parts, and no other content type', async () => {
  const { calls } = await uploaded({ album: 7 }, { filePath: 'wxfile://tmp/a.jpg', name: 'photo' })
  const { headers, postData } = harOf(calls).log.entries[0]!.request
  expect(headers).toEqual([{ name: 'X-Own', value: 'a' }])
  expect(postData).toEqual({
    mimeType: 'multipart/form-data',
    params: [
      { name: 'album', value: '7' },
      { name: 'photo', fileName: 'a.jpg' },
    ],
  })
})

it('a File is shown by its name, and a Blob, which has none, as a file', async () => {
  const file = new File(['a'], 'a.jpg')
  const inspector = await uploaded(undefined, { filePath: file })
  expect(inspector.calls[0]!.sends[0]!.file).toBe('a.jpg')
  expect(harOf(inspector.calls).log.entries[0]!.request.postData).toEqual({
    mimeType: 'multipart/form-data',
    params: [{ name: 'file', fileName: 'a.jpg' }],
  })
  expect((await commandOf(undefined, { filePath: file })).slice(-1)).toEqual([`-F 'file=@a.jpg'`])
  expect((await commandOf({}, { filePath: new Blob(['a']) })).slice(-1)).toEqual([`-F 'file=@file'`])
})
