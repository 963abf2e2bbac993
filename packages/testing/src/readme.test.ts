// Every block of code in README.md stands in this file, and runs.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createHost, fault, faults, type Handler, launchMiniProgram } from '@wxpipe/testing'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { framework, withGlobalDocument } from '../test/compiled-app.ts'

declare const wx: ReturnType<typeof createHost>['wx']

afterEach(() => {
  vi.useRealTimers()
})

describe('README', () => {
  it('a first test', async () => {
    // A service of the app: it knows nothing of the host.
    const getActivities = (pageNo: number) =>
      new Promise((resolve, reject) => {
        wx.request({ url: 'https://api.example.com/activities', data: { pageNo }, success: resolve, fail: reject })
      })

    const host = createHost({
      handler: ({ path, query }) =>
        path === '/activities' ? { data: { code: '10000', page: query.pageNo } } : { statusCode: 404 },
    })
    const uninstall = host.install() // wx, getApp and getCurrentPages are global now

    expect(await getActivities(2)).toMatchObject({ statusCode: 200, data: { code: '10000', page: '2' } })

    host.fail(faults.timeout('zh-CN'))
    await expect(getActivities(3)).rejects.toEqual({ errMsg: 'request:fail 请求超时。', errno: 5 })

    expect(host.requests.map((call) => call.state)).toEqual(['success', 'fail'])
    uninstall()
  })

  it('real HTTP', async () => {
    const server = createServer((_, response) => response.end('{}'))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as { port: number }

    const host = createHost({ origins: { 'https://api.example.com': `http://127.0.0.1:${port}` } })

    await new Promise((success, fail) => host.wx.request({ url: 'https://api.example.com/a', success, fail }))
    host.dispose()
    server.close()
  })

  it('scripting', async () => {
    const host = createHost({ handler: () => ({}) })

    host.fail(faults.connectionReset(), { url: '/pay', method: 'POST', times: 2 })
    host.fail(faults.delivered(faults.timeout())) // the server got it; the app sees a timeout
    host.fail(faults.pageLimit()) // the next navigateTo
    host.fail(faults.neverAnswers(), { api: 'redirectTo' })
    host.fail(fault('request:fail something new', 600099)) // your own words

    expect(host.faultsLeft).toBe(5)
  })

  it('the phone', async () => {
    vi.useFakeTimers()
    const host = createHost({ handler: () => ({ delay: 10_000 }), profile: 'wifi' })
    host.wx.request({ url: 'https://api.example.com/' })

    host.background() // unfinished after 5 s: fail interrupted; new requests are refused
    await vi.advanceTimersByTimeAsync(5_000)
    host.foreground()
    host.setNetwork('4g') // from Wi-Fi: every running request is cancelled
    host.setNetwork('none') // running and new requests fail as offline
    host.setProfile('tunnel') // most of what is sent gets lost

    expect(host.requests[0]?.result).toEqual({ errMsg: 'request:fail interrupted', errno: 600003 })
  })

  it('pages', async () => {
    const host = createHost({ pages: ['pages/index/index', 'pages/login/login'] })
    host.definePage('pages/login/login', {
      onLoad(options) {
        this.setData({ from: decodeURIComponent(options.from ?? '') })
      },
    })

    await host.wx.navigateTo({ url: '/pages/login/login?from=%2Fpages%2Findex%2Findex' })

    expect(host.page).toMatchObject({
      route: 'pages/login/login',
      options: { from: '%2Fpages%2Findex%2Findex' }, // as in wx: not decoded
      data: { from: '/pages/index/index' },
    })
    host.unloadPage() // the user goes back
  })

  it('your compiled pages', async () => {
    withGlobalDocument()
    const handler: Handler = ({ data }) => ({ data })
    const files = {
      'app.json': '{ "pages": ["index"] }',
      'index.wxml':
        '<input class="caption" model:value="{{caption}}"/><button class="add" bindtap="add">{{added}}</button>',
      'index.js': `Page({ add() {
        const success = ({ data }) => this.setData({ added: data.caption })
        wx.request({ url: 'https://api.example.com/', method: 'POST', data: { caption: this.data.caption }, success })
      } })`,
    }

    const app = launchMiniProgram({ files, framework, handler })
    await app.host.idle()

    app.type('.caption', 'The finish line')
    app.tap('.add')
    await app.host.idle()

    expect(app.text()).toContain('The finish line')
    expect(app.host.requests.at(-1)).toMatchObject({ method: 'POST', state: 'success' })
    app.close()
  })

  it('shows only code that runs here', () => {
    const flat = (text: string) => text.replace(/^\s+/gm, '')
    const tests = ['readme.test.ts', 'readme-responses.test.ts', 'readme-phone.test.ts']
    const here = flat(tests.map((name) => readFileSync(new URL(name, import.meta.url), 'utf8')).join(''))
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
    const blocks = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map((match) => flat(match[1] as string))
    expect(blocks.length).toBeGreaterThan(4)
    for (const block of blocks) {
      // The imports of all blocks stand at the top, as one.
      expect(here).toContain(block.replace(/^import .*\n/gm, '').trim())
    }
  })

  it('names every quirk', () => {
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
    const options = readFileSync(new URL('state/options.ts', import.meta.url), 'utf8')
    const [quirks = ''] = /interface Quirks \{[\s\S]*?\n\}/.exec(options) ?? []
    const names = [...quirks.matchAll(/readonly (\w+)\?:/g)].map((match) => match[1])
    expect(names.length).toBeGreaterThan(20)
    for (const name of names) expect(readme).toContain(`\`${name}\``)
  })

  it('names every fault', () => {
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
    for (const name of Object.keys(faults)) expect(readme).toContain(`\`${name}`)
  })
})
