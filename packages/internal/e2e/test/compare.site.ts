// What the page of comparison says of other libraries (docs/about/compare.md) is what they do when they are run.
import { fileURLToPath } from 'node:url'
import { root } from '@wxpipe/tooling/repository'
import { build } from 'esbuild'
import { beforeAll, describe, expect, it } from 'vitest'

interface Tried {
  readonly order: readonly number[]
  readonly isError: boolean
  readonly json: string
}
interface Libraries {
  readonly sent: readonly { readonly header: Readonly<Record<string, string>> }[]
  luch(kind: 'get' | 'upload'): Promise<Tried>
  withAxios(): Promise<Tried>
  fly(): Promise<Tried>
  alova(): Promise<{ readonly sends: number; readonly brings: readonly string[] }>
}

const libraries = {} as Libraries

beforeAll(async () => {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('../fixtures/other-libraries.js', import.meta.url))],
    nodePaths: [`${root}docs/node_modules`],
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'browser',
    logLevel: 'error',
  })
  const made = { exports: {} }
  new Function('module', 'exports', outputFiles[0]?.text ?? '')(made, made.exports)
  Object.assign(libraries, made.exports)
})

describe('luch-request', () => {
  it('runs the request interceptor that was added last first', async () => {
    expect((await libraries.luch('get')).order).toEqual([2, 1])
  })

  it('hands a line break and names that differ only in case to the host', () => {
    expect(libraries.sent.at(-1)?.header).toMatchObject({ 'X-Page': '1', 'x-page': '2', 'x-odd': 'a\r\nb: c' })
  })

  it('rejects with a response that holds the request’s header, and is no Error', async () => {
    const { isError, json } = await libraries.luch('get')
    expect(isError).toBe(false)
    expect(json).toContain('SECRET')
  })

  it('runs its interceptors for uploads too', async () => {
    expect((await libraries.luch('upload')).order).toEqual([2, 1])
  })
})

it('axios runs the interceptor that was added last first, and its error as JSON shows the token', async () => {
  const { order, json } = await libraries.withAxios()
  expect(order).toEqual([2, 1])
  expect(json).toContain('SECRET')
})

it('flyio has one request interceptor, the last that was set', async () => {
  expect((await libraries.fly()).order).toEqual([2])
})

it('alova keeps a GET by default, and brings state for views, retry and a token refresh', async () => {
  const { sends, brings } = await libraries.alova()
  expect(sends).toBe(1)
  const named = ['useRequest', 'useForm', 'usePagination', 'useRetriableRequest', 'createServerTokenAuthentication']
  expect(brings).toEqual(expect.arrayContaining(named))
})
