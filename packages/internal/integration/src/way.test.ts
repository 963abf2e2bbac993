// The README's picture and list of a request's way are those of the client that its code makes. `-u` draws the pictures anew.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Client, type Interceptor, ORDER_APP, type Tracer } from '@wxpipe/core'
import { beforeAll, describe, expect, it } from 'vitest'
import { writePageCode } from '../test/page-code.ts'
import { drawWay } from './draw-way.ts'

const root = fileURLToPath(new URL('../../../..', import.meta.url))

const readmes = [
  {
    path: 'README.md',
    picture: 'docs/images/way.svg',
    words: {
      title: 'A request goes down through the interceptors to wx.request, and its response comes back up',
      top: 'await getActivities(1)',
      request: 'request',
      response: 'response',
    },
  },
  {
    path: 'README.zh-CN.md',
    picture: 'docs/images/way.zh-CN.svg',
    words: {
      title: '请求从上往下经过各个拦截器到 wx.request，响应从下往上回来',
      top: 'await getActivities(1)',
      request: '请求',
      response: '响应',
    },
  },
]

/** The interceptors of the client that a README makes in `src/http.ts`, the outermost first. */
async function interceptorsOf(readme: string): Promise<readonly Interceptor[]> {
  const { urlOf, remove } = writePageCode(readme)
  const { client }: { client: Client } = await import(urlOf('src/http.ts'))
  remove()
  let list: readonly Interceptor[] = []
  const trace: Tracer = (interceptors) => {
    list = interceptors
    return interceptors
  }
  // A tracer is shown the list at the first send, which fails here: there is no app to give a token.
  await expect(client.extend({ trace }).get('groups')).rejects.toThrow('wx is not defined')
  return list
}

describe.each(readmes)('$path', ({ path, picture, words }) => {
  const readme = readFileSync(root + path, 'utf8')
  let interceptors: readonly Interceptor[]

  beforeAll(async () => {
    interceptors = await interceptorsOf(path)
  })

  const listed = [...readme.matchAll(/^(\d+) ([\w-]+) {2,}(.+)$/gm)].map(([, order, name = '', what = '']) => ({
    order: Number(order),
    name,
    words: what,
  }))

  it('lists what its client’s inspect() prints', () => {
    expect(interceptors.length).toBe(5)
    expect(listed.map(({ order, name }) => ({ order, name }))).toEqual(
      interceptors.map(({ order = ORDER_APP, name }) => ({ order, name })),
    )
  })

  it('shows them in its picture', async () => {
    const stations = interceptors.map(({ order = ORDER_APP, name, request, response, error }) => ({
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
