// The README's picture and list of a request's way are those of the client that its code makes. `-u` draws the pictures anew.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as core from '@wxpipe/core'
import * as envelope from '@wxpipe/envelope'
import * as loginRedirect from '@wxpipe/login-redirect'
import * as tokenExpiry from '@wxpipe/token-expiry'
import * as tokenInjection from '@wxpipe/token-injection'
import ts from 'typescript'
import { beforeAll, describe, expect, it } from 'vitest'
import { drawWay } from './draw-way.ts'

const root = fileURLToPath(new URL('../../../..', import.meta.url))

const readmes = [
  {
    path: 'README.md',
    picture: 'docs/images/way.svg',
    words: {
      title: 'A request goes down through the interceptors to wx.request, and its answer comes back up',
      top: 'await getActivities(1)',
      request: 'request',
      answer: 'answer',
    },
  },
  {
    path: 'README.zh-CN.md',
    picture: 'docs/images/way.zh-CN.svg',
    words: {
      title: '请求从上往下经过各个拦截器到 wx.request，响应从下往上回来',
      top: 'await getActivities(1)',
      request: '请求',
      answer: '响应',
    },
  },
]

/** Runs the `src/http.ts` of a README, sends a request, and gives the interceptors of its client, the outermost first. */
async function interceptorsOf(readme: string): Promise<readonly core.Interceptor[]> {
  const [, code = ''] = /^```ts\n(\/\/ src\/http\.ts\n[\s\S]*?)^```$/m.exec(readme) ?? []
  let list: readonly core.Interceptor[] = []
  const trace: core.Tracer = (given) => {
    list = given
    return given
  }
  const createClient: typeof core.createClient = (options) => core.createClient({ ...options, trace })
  const modules: Readonly<Record<string, object>> = {
    '@wxpipe/core': { ...core, createClient },
    '@wxpipe/envelope': envelope,
    '@wxpipe/login-redirect': loginRedirect,
    '@wxpipe/token-expiry': tokenExpiry,
    '@wxpipe/token-injection': tokenInjection,
  }
  const { outputText } = ts.transpileModule(code, { compilerOptions: { module: ts.ModuleKind.CommonJS } })
  const made: { client?: core.Client } = {}
  new Function('require', 'exports', outputText)((name: string) => modules[name], made)
  // A tracer is shown the list at the first send, which fails here: there is no app to give a token.
  await expect(made.client?.get('groups')).rejects.toThrow('getApp')
  return list
}

describe.each(readmes)('$path', ({ path, picture, words }) => {
  const readme = readFileSync(root + path, 'utf8')
  let interceptors: readonly core.Interceptor[]

  beforeAll(async () => {
    interceptors = await interceptorsOf(readme)
  })

  const listed = [...readme.matchAll(/^(\d+) ([\w-]+) {2,}(.+)$/gm)].map(([, order, name = '', what = '']) => ({
    order: Number(order),
    name,
    words: what,
  }))

  it('lists what its client’s inspect() prints', () => {
    expect(interceptors.length).toBe(5)
    expect(listed.map(({ order, name }) => ({ order, name }))).toEqual(
      interceptors.map(({ order = core.ORDER_APP, name }) => ({ order, name })),
    )
  })

  it('shows them in its picture', async () => {
    const stations = interceptors.map(({ order = core.ORDER_APP, name, request, response, error }) => ({
      order,
      name,
      words: listed.find((one) => one.name === name)?.words ?? '',
      goesDown: request !== undefined,
      comesUp: response !== undefined || error !== undefined,
    }))
    expect(readme.includes(`(${picture})`)).toBe(true)
    await expect(drawWay(stations, words)).toMatchFileSnapshot(root + picture)
  })
})
