// The migration pages: what stands there after the move sends what their old code sent, and one login page opens.
import { pass, useFakeTime } from '@wxpipe/test-support'
import type { Handler, Host } from '@wxpipe/testing'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { runPage } from '../test/site-page.ts'

// Taro's own package is not here: it is the phone of the test.
vi.mock('../../../host-taro/src/taro.ts', () => {
  const here = globalThis as { readonly Taro?: object }
  return { Taro: new Proxy({}, { get: (_, name) => Reflect.get(Object(here.Taro), name) }) }
})
useFakeTime()
afterEach(() => void vi.unstubAllGlobals())

interface Services {
  getGroups(keyword: string): Promise<unknown>
  addGroup(name: string): Promise<unknown>
  isTaken(name: string): Promise<unknown>
  addPhoto(filePath: string, onProgress: () => void): Promise<unknown>
}

/** What each page's own `addGroup` says of its token. */
const pages: readonly [page: string, tokenOfPost: string | undefined][] = [
  ['from-axios', 'Bearer t1'],
  ['from-luch-request', undefined],
  ['from-uni-request', 'Bearer t1'],
  ['from-flyio', 'Bearer t1'],
  ['from-alova', undefined],
  ['from-umi-request', 'Bearer t1'],
  ['from-taro', 'Bearer t1'],
]

async function move(page: string, handler: Handler): Promise<{ host: Host; services: Services }> {
  const { host, load } = runPage(`docs/migrate/${page}.md`, { entry: 'pages/index/index', handler })
  // Only some of the pages are about these.
  vi.stubGlobal('uni', host.wx)
  vi.stubGlobal('Taro', { ...host.wx, getEnv: () => 'WEAPP', getCurrentPages: host.getCurrentPages })
  host.wx.setStorageSync('token', 't1')
  return { host, services: await load<Services>('src/services/group.ts') }
}

describe.each(pages)('migrate/%s.md', (page, tokenOfPost) => {
  it('sends what it has sent before, and gives the data', async () => {
    const { host, services } = await move(page, ({ path, data }) => ({ data: { code: 0, data: data ?? path } }))
    expect(await services.getGroups('篮球')).toBe('/groups')
    expect(await services.addGroup('周三')).toEqual({ name: '周三' })
    const sent = host.requests.map(({ method, url, header }) => [
      method,
      url,
      header['x-page'],
      header['Authorization'],
    ])
    expect(sent).toEqual([
      ['GET', 'https://api.example.com/groups?keyword=%E7%AF%AE%E7%90%83', 'home', 'Bearer t1'],
      ['POST', 'https://api.example.com/groups', undefined, tokenOfPost],
    ])
  })

  it('has the status of a response where that is what counts', async () => {
    const { services } = await move(page, () => ({ statusCode: 409, data: { code: 40901, message: '已被占用' } }))
    expect(await services.isTaken('周三')).toBe(true)
  })

  it('uploads with the fields of the form', async () => {
    const { host, services } = await move(page, () => ({ data: { code: 0, data: { id: 1 } } }))
    expect(await services.addPhoto(host.addFile('pixels', 'jpg'), () => {})).toEqual({ id: 1 })
    const [upload] = host.calls.filter(({ api }) => api === 'uploadFile')
    expect(upload?.options).toMatchObject({
      url: 'https://api.example.com/photos',
      name: 'file',
      formData: { album: '7' },
    })
  })

  it('opens one login page for five that expire together', async () => {
    const { host, services } = await move(page, () => ({ statusCode: 401, data: {} }))
    const outcomes = Promise.all(
      ['a', 'b', 'c', 'd', 'e'].map((word) => services.getGroups(word).catch((error: unknown) => error)),
    )
    await pass(2_000)
    expect(await outcomes).toMatchObject(Array(5).fill({ code: 'AUTH_EXPIRED' }))
    expect(host.pages.map(({ route }) => route)).toEqual(['pages/index/index', 'pages/login/login'])
  })
})
