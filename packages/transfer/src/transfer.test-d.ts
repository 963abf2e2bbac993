// The types: the keys follow the plugin, and internals stay inside.
import { type Client, createClient } from '@wxpipe/core'
import { expectTypeOf, test } from 'vitest'
import type * as all from './index.ts'
import { type DownloadedFile, type Progress, type TransferKeys, transfer } from './index.ts'

test('the keys belong to clients that have the plugin', () => {
  const client = createClient().use(transfer({ timeout: 1 }))
  const upload = { filePath: 'wxfile://tmp_1.jpg' }
  client.post('photos', { album: 7 }, { upload })
  client.get<DownloadedFile>('report', { download: true })
  client.get('report', { download: { filePath: 'a', accept: 'json' } })
  // @ts-expect-error this client does not have the plugin
  createClient().post('photos', {}, { upload })
  expectTypeOf(client).toExtend<Client<TransferKeys>>()
})

test('what must not compile', () => {
  const client = createClient().use(transfer())
  // @ts-expect-error a path is needed
  client.post('photos', {}, { upload: {} })
  // @ts-expect-error accept is for downloads
  client.post('photos', {}, { upload: { filePath: 'a', accept: 'json' } })
  // @ts-expect-error downloads have no name
  client.get('report', { download: { name: 'file' } })
  // @ts-expect-error milliseconds
  transfer({ timeout: '60s' })
})

test('progress and the downloaded file', () => {
  expectTypeOf<Progress['total']>().toEqualTypeOf<number | undefined>()
  expectTypeOf<DownloadedFile['filePath']>().toEqualTypeOf<string>()
})

test('internals are not exported', () => {
  expectTypeOf<keyof typeof all>().toEqualTypeOf<'transfer'>()
})
