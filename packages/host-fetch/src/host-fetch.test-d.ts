// The types: what the host fits, and what it refuses.
import type { StorageHost } from '@wxpipe/cache'
import { createClient } from '@wxpipe/core'
import type { RoutingHost } from '@wxpipe/login-redirect'
import type { PageHost } from '@wxpipe/page-scope'
import type { ResumeHost } from '@wxpipe/resume'
import { expectTypeOf, test } from 'vitest'
import type * as all from './index.ts'
import { fetchFiles, fetchHost, historyRouter, memoryRouter } from './index.ts'

test('the host is one for a client and for the plugins', () => {
  const host = { ...fetchHost({ files: fetchFiles() }), ...historyRouter() }
  createClient({ host })
  expectTypeOf(host).toExtend<StorageHost>()
  expectTypeOf(host).toExtend<ResumeHost>()
  expectTypeOf(host).toExtend<RoutingHost>()
  expectTypeOf(host).toExtend<PageHost>()
})

test('fetch is that of any typings', () => {
  fetchHost({ fetch })
  fetchHost({ fetch: async (url: string) => ({ url }) })
  // @ts-expect-error fetch yields a promise
  fetchHost({ fetch: () => 7 })
})

test('options', () => {
  fetchHost({ credentials: 'include', storage: new Map<string, string>() })
  // @ts-expect-error no such value
  fetchHost({ credentials: 'yes' })
  // @ts-expect-error fetchFiles has to be called
  fetchHost({ files: fetchFiles })
  fetchFiles({ disk: false, FormData })
  // @ts-expect-error false, or node:fs
  fetchFiles({ disk: true })
  historyRouter({ base: '#', onPage: ({ route, options }) => [route, options['id']] })
  historyRouter(memoryRouter('/'))
  // @ts-expect-error its way back is called go
  historyRouter({ back: () => {} })
})

test('internals are not exported', () => {
  expectTypeOf<keyof typeof all>().toEqualTypeOf<'fetchFiles' | 'fetchHost' | 'historyRouter' | 'memoryRouter'>()
})
