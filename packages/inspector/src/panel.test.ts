// The panel's script: where it shows itself, what it copies, and that nothing of it is left behind.
import { readFileSync } from 'node:fs'
import { cache } from '@wxpipe/cache'
import { createClient } from '@wxpipe/core'
import { retry } from '@wxpipe/retry'
import { pass, timersLeft, useFakeTime } from '@wxpipe/test-support'
import { createHost } from '@wxpipe/testing'
import { transfer } from '@wxpipe/transfer'
import { expect, it } from 'vitest'
import { createApp } from '../test/app.ts'
import * as inspectorPackage from './index.ts'

useFakeTime()

interface Panel {
  data: { isShown: boolean; isOpen: boolean; count: number; detail: { id: number } | null; lines: unknown[] }
  [method: string]: unknown
}

const folder = new URL('../panel/', import.meta.url)

/** Runs a script of the panel as a Mini Program does: with `require`, `wx` and `Component` alone. */
function run(name: string, wx: object, Component?: (definition: object) => void): unknown {
  const script = { exports: {} }
  const load = (path: string) => (path === '../index.js' ? inspectorPackage : run(path, wx))
  const code = readFileSync(new URL(name, folder), 'utf8')
  new Function('require', 'module', 'exports', 'wx', 'Component', code)(load, script, script.exports, wx, Component)
  return script.exports
}

/** A component that is attached in a Mini Program of that version, over a client with one failed call. */
async function attach(
  envVersion: 'develop' | 'trial' | 'release' | undefined,
  options?: inspectorPackage.PanelOptions,
  baseLibrary = '',
) {
  const host = createHost({
    handler: () => ({ statusCode: 500, data: { words: 'broken' } }),
    ...(envVersion ? { miniProgram: { envVersion } } : { baseLibrary }),
  })
  const copied: string[] = []
  const wx = {
    getAccountInfoSync: host.wx.getAccountInfoSync,
    setClipboardData: ({ data }: { data: string }) => copied.push(data),
  }
  const inspector = inspectorPackage.createInspector()
  inspectorPackage.showPanel(inspector, options)
  const client = createClient({ host: host.wx, baseURL: 'https://api.example.com/', trace: inspector.tracer })
  const send = () => client.get('groups', { header: { Authorization: 'Bearer secret-token' } }).catch(() => {})
  await send()
  let panel: Panel | undefined
  run('panel.js', wx, (definition) => {
    const { data, methods, lifetimes } = definition as { data: Panel['data']; methods: object; lifetimes: object }
    const setData = (changes: object) => Object.assign(panel!.data, changes)
    panel = { ...methods, ...lifetimes, data: { ...data }, setData }
  })
  const call = (method: string, ...args: unknown[]) => (panel![method] as (...args: unknown[]) => void)(...args)
  call('attached')
  return { call, copied, inspector, send, data: panel!.data }
}

it.each(['develop', 'trial'] as const)('it shows itself in the version %s', async (envVersion) => {
  const { data } = await attach(envVersion)
  expect(data).toMatchObject({ isShown: true, count: 1 })
})

it('users of a released Mini Program see nothing of it, and it listens to nothing', async () => {
  const { data, send } = await attach('release')
  await send()
  await pass(1_000)
  expect(data).toMatchObject({ isShown: false, count: 0 })
})

it.each(['2.9.9', '2.2.1'])(
  'nor where the host does not say which version it is, as base library %s does not',
  async (library) => {
    const { data } = await attach(undefined, {}, library)
    expect(data.isShown).toBe(false)
  },
)

it('but when the app says so, they do', async () => {
  const { data } = await attach('release', { inRelease: true })
  expect(data.isShown).toBe(true)
})

it('a misspelt option is an error, not a panel that stays hidden', () => {
  const show = () => inspectorPackage.showPanel(inspectorPackage.createInspector(), { release: true } as object)
  expect(show).toThrow('showPanel has no "release": write inRelease')
})

it('the details say how long a body was that is cut, and show an upload’s fields and its file', async () => {
  const { detailOf } = run('view.js', {}) as {
    detailOf(call: object, row: object): { parts: { body: string; responseBody: string }[] }
  }
  const { inspector, client } = createApp({ handler: () => ({ statusCode: 500, data: '晨'.repeat(20_000) }) })
  const details = () => {
    const call = inspector.calls.at(-1)!
    return detailOf(call, inspectorPackage.rowOf(call)).parts[0]!
  }
  await client.post('groups', { a: 1 }).catch(() => {})
  expect(details()).toMatchObject({
    body: '{"a":1}',
    responseBody: `${'晨'.repeat(10_000)}…\n（已截断，共 20000 个字符）`,
  })
  const upload = { filePath: 'wxfile://a.jpg' }
  await client
    .use(transfer())
    .post('photos', { album: 7 }, { upload })
    .catch(() => {})
  expect(details().body).toBe('{"album":7}\nwxfile://a.jpg')
})

it('the steps of an app with many plugins are moved less to the right, so that their names stay on the screen', () => {
  const { detailOf } = run('view.js', {}) as {
    detailOf(call: object, row: object): { steps: { indent?: number }[] }
  }
  const deepest = (count: number) => {
    const names = Array.from({ length: count }, (_, at) => `hook-${at}`)
    const steps = [
      ...names.map((name) => ({ type: 'enter', name, at: 0 })),
      ...names.reverse().map((name) => ({ type: 'exit', name, at: 0 })),
    ]
    const lines = detailOf({ steps, sends: [] }, { method: 'GET', path: '/', outcome: 'ok' }).steps
    return Math.max(...lines.map(({ indent = 0 }) => indent))
  }
  expect([deepest(1), deepest(4), deepest(20), deepest(60)]).toEqual([0, 60, 124, 128])
})

it('a line has method, path, status and time, how often it was sent, and who responded in the server’s place', async () => {
  const { lineOf } = run('view.js', {}) as { lineOf(row: inspectorPackage.InspectedRow): object }
  const { client, inspector } = createApp()
  client.use(cache({ ttl: 60_000 })).use(retry({ limit: 1, baseDelay: 1 }))
  const calls = async () => {
    await client.get('groups')
    await client.get('groups')
    await client.get('fail').catch(() => {})
  }
  await Promise.all([calls(), pass(5_000)])
  const lines = inspector.calls.map(inspectorPackage.rowOf).map(lineOf)
  expect(lines).toMatchObject([
    { method: 'GET', path: '/groups', outcome: 'ok', status: '200', time: '100 ms', sends: '', from: '' },
    { method: 'GET', path: '/groups', outcome: 'ok', status: '200', time: '0 ms', sends: '', from: 'cache' },
    { method: 'GET', path: '/fail', outcome: 'failed', status: '503', sends: '2 次', from: '' },
  ])
})

it('a call is copied as curl and as HAR, all calls as one HAR, and none with its token', async () => {
  const { call, copied, inspector, send } = await attach('develop')
  await send()
  call('show', inspector.calls[0]!.id)
  call('copyCurl')
  call('copyCall')
  call('copyAll')
  expect(copied[0]).toMatch(/^curl 'https:\/\/api\.example\.com\/groups'/)
  expect(copied.slice(1).map((text) => JSON.parse(text).log.entries.length)).toEqual([1, 2])
  expect(copied.join()).not.toContain('secret-token')
})

it('a new call is drawn soon, once for many, and none after the component has gone', async () => {
  const { call, data, send } = await attach('develop')
  await Promise.all([send(), send()])
  expect(data.count).toBe(1)
  await pass(250)
  expect(data.count).toBe(3)
  await send()
  call('detached')
  await pass(1_000)
  expect(data.count).toBe(3)
  expect(timersLeft()).toBe(0)
})
