// A value of the wrong kind is told at once: a test in plain JavaScript would pass with it, and test something else.
import { describe, expect, it } from 'vitest'
import { send } from '../../test/one-request.ts'
import * as testing from '../index.ts'

/** As plain JavaScript sees it: the values here are those that the types forbid. */
interface Untyped {
  (...given: unknown[]): Untyped
  readonly [name: string]: Untyped
}

const { createHost, createAlipay, fault, faults } = testing as unknown as Readonly<
  Record<'createHost' | 'createAlipay' | 'fault' | 'faults', Untyped>
>

describe('createHost refuses', () => {
  it.each<[string, unknown[], string]>([
    ['handler', [{}, 'x', 1, null], 'function'],
    ['origins', ['http://127.0.0.1:1', [], 1, null, new Map()], 'plain object'],
    ['cloud', [true, 'container', [], null], 'plain object'],
    ['pages', ['pages/a/a', {}, [1], ['/pages/a/a'], ['?a=1'], null], 'list of routes without a leading slash'],
    ['tabBar', ['pages/a/a', {}, [1], ['/pages/a/a'], null], 'list of routes without a leading slash'],
    ['entry', [1, {}, null], 'string'],
    ['app', ['x', 1, null, []], 'object'],
    ['maxRequests', ['10', 0, -1, 1.5, Number.NaN, null], 'whole number above 0'],
    ['timeout', ['5', 0, -1, Number.NaN, null], 'number above 0'],
    ['profile', [5, null, []], 'string or object'],
    ['seed', ['1', Number.NaN, null], 'number'],
    ['baseLibrary', [3, 'new', null], 'version such as 3.8.10'],
    ['language', [1, null], 'string'],
    ['miniProgram', ['release', null, []], 'plain object'],
    ['quirks', ['noTask', null, [], 5], 'plain object'],
    ['storage', [[], 'x', 5, null, new Map([['token', 1]])], 'plain object'],
    ['storageLimits', [5, null], 'plain object'],
    ['files', [[], 'x', null, { 'a.txt': 'x' }, { 'wxfile://usr/a': 5 }], 'plain object of strings or bytes, by'],
    ['fileLimit', ['1', Number.NaN, -1, null], 'number from 0'],
    ['remember', ['1', Number.NaN, -1, null], 'number from 0'],
  ])('%s: %j', (name, values, kind) => {
    for (const value of values) {
      const words = `createHost: "${name}" must be: ${kind}`
      expect(() => createHost({ [name]: value }), String(value)).toThrow(words)
    }
  })

  it.each<[object, string]>([
    [{ cloud: { container: 5 } }, 'createHost: cloud: "container" must be: function or string'],
    [{ cloud: { functions: { add: 5 } } }, 'createHost: cloud: "functions" must be: plain object of functions'],
    [{ cloud: { envs: 'prod' } }, 'createHost: cloud: "envs" must be: list of strings'],
    [{ cloud: { initDelay: '5' } }, 'createHost: cloud: "initDelay" must be: number from 0'],
    [{ miniProgram: { appId: 5 } }, 'createHost: miniProgram: "appId" must be: string'],
    [{ quirks: { noTask: 'yes' } }, 'createHost: quirks: "noTask" must be: boolean'],
    [{ quirks: { noTask: null } }, 'createHost: quirks: "noTask" must be: boolean'],
    [{ quirks: { failStatuses: 401 } }, 'createHost: quirks: "failStatuses" must be: list of numbers'],
    [{ quirks: { failStatuses: ['401'] } }, 'createHost: quirks: "failStatuses" must be: list of numbers'],
    [{ quirks: { mergedChunks: '2' } }, 'createHost: quirks: "mergedChunks" must be: whole number above 0'],
    [{ storageLimits: { entry: '1' } }, 'createHost: storageLimits: "entry" must be: number from 0'],
    [{ profile: { latency: '5' } }, 'the profile: "latency" must be: number from 0'],
    [{ profile: { loss: 5 } }, 'the profile: "loss" must be: number from 0 to 1'],
    [{ profile: { kbps: 0 } }, 'the profile: "kbps" must be: number above 0'],
    [{ network: {} }, 'createHost: network has no "an object (Object)": write wifi, '],
    [{ overflow: null }, 'createHost: overflow has no "null": write queue, fail'],
    [new Map(), 'createHost has no "an object (Map)": write handler, '],
    [{ pages: ['pages/a/a'], entry: 'pages/b/b' }, 'no first page: page "pages/b/b" is not found'],
    [{ pages: [] }, 'no first page: page "pages/index/index" is not found'],
  ])('%j', (options, words) => {
    expect(() => createHost(options)).toThrow(words)
  })

  it('createAlipay too, and its own', () => {
    expect(() => createAlipay({ handler: {} })).toThrow('createAlipay: "handler" must be: function')
    expect(() => createAlipay({ my: { oldNames: 'x' } })).toThrow('createAlipay: my: "oldNames" must be: boolean')
    for (const none of [null, 5, []]) expect(() => createAlipay(none)).toThrow('createAlipay has no "')
  })

  it('nothing that is right: an instance as app, bytes of any view, `undefined`', () => {
    class App {}
    createHost({ app: new App(), handler: undefined, quirks: { noTask: undefined, decodedOptions: false } })
    createHost({ files: { 'wxfile://usr/a': new DataView(new ArrayBuffer(1)), 'wxfile://tmp_1': Buffer.from('a') } })
    createHost({ remember: Number.POSITIVE_INFINITY, seed: -1, fileLimit: 0, entry: '' })
  })
})

describe('a host refuses', () => {
  it.each<[string, (host: Untyped) => unknown, string]>([
    ['times', (host) => host.fail!(faults.timeout!(), { times: '2' }), 'host.fail: "times" must be: number from 0'],
    ['no times', (host) => host.fail!(faults.timeout!(), { times: Number.NaN }), '"times" must be: number from 0'],
    ['a url', (host) => host.fail!(faults.timeout!(), { url: 5 }), 'host.fail: "url" must be: string or RegExp'],
    ['a method', (host) => host.fail!(faults.timeout!(), { method: 5 }), 'host.fail: "method" must be: string'],
    ['a file', (host) => host.addFile!({}), 'addFile: "data" must be: string or bytes'],
    ['no file', (host) => host.addFile!(), 'addFile: "data" must be: string or bytes'],
    ['an extension', (host) => host.addFile!('a', 5), 'addFile: "extension" must be: string'],
    ['a list of chosen files', (host) => host.choose!([]), 'host.choose: no file "a list"'],
    ['no definition', (host) => host.definePage!('pages/a/a'), '"definition" must be: function or object'],
    ['a route', (host) => host.definePage!('/pages/a/a', {}), '"route" must be: route without a leading slash'],
    ['another route', (host) => host.definePage!('pages/b/b', {}), 'definePage has no "pages/b/b": write pages/a/a'],
    ['no time', (host) => host.routerBusy!(), 'routerBusy: "ms" must be: number from 0'],
    ['a time', (host) => host.routerBusy!('300'), 'routerBusy: "ms" must be: number from 0'],
    ['no first page', (host) => host.launch!(), 'launch: "url" must be: string'],
    ['another first page', (host) => host.launch!('/pages/b/b'), 'no first page: page "pages/b/b" is not found'],
  ])('%s', (_, mistake, words) => {
    expect(() => mistake(createHost({ pages: ['pages/a/a'] }))).toThrow(words)
  })

  it('nothing for an extension with its dot', () => {
    expect(createHost().addFile!('a', '.jpg')).toBe('wxfile://tmp_1.jpg')
  })
})

it.each<[string, () => unknown, string]>([
  ['an errno', () => fault('request:fail', '5'), 'fault: "errno" must be: number'],
  ['a delay', () => fault({ reason: 'x', delay: '5' }), 'fault: "delay" must be: number from 0'],
  ['no delay', () => faults.slow!(), 'faults.slow: "ms" must be: number from 0'],
  ['a late text', () => faults.answersLate!('5'), 'faults.answersLate: "ms" must be: number from 0'],
  ['no number of the cloud', () => faults.cloud!(), 'faults.cloud: "errCode" must be: number'],
  [
    'chunks',
    () => createHost().fail!(faults.afterChunks!('2', faults.timeout!())),
    '"afterChunks" must be: number from',
  ],
  [
    'a share',
    () => createHost().fail!(faults.truncated!(5)),
    'the fault "truncated": "keep" must be: number from 0 to 1',
  ],
  ['a status', () => createHost().fail!(faults.statusToFail!('401')), '"statusCode" must be: number'],
])('a fault refuses %s', (_, mistake, words) => {
  expect(mistake).toThrow(words)
})

describe('a handler’s reply refuses', () => {
  it.each<[object, string]>([
    [{ statusCode: '404' }, '"statusCode" must be: number'],
    [{ statusCode: Number.NaN }, '"statusCode" must be: number'],
    [{ header: 'x' }, '"header" must be: plain object'],
    [{ header: new Map([['a', 'b']]) }, '"header" must be: plain object'],
    [{ cookies: 'a=1' }, '"cookies" must be: list of strings'],
    [{ delay: '5' }, '"delay" must be: number from 0'],
    [{ chunks: 'abc' }, '"chunks" must be: list of strings or bytes'],
    [{ chunks: [{}] }, '"chunks" must be: list of strings or bytes'],
    [{ chunkDelay: '5' }, '"chunkDelay" must be: number from 0'],
    [{ profile: 5 }, '"profile" must be: plain object'],
    [faults.truncated!('half'), 'the fault "truncated": "keep" must be: number from 0 to 1'],
  ])('%j', async (reply, words) => {
    const failure = send(createHost({ handler: () => reply }) as never)
    await expect(failure).rejects.toMatchObject({ errMsg: expect.stringContaining(`cannot be sent: Error: `) })
    await expect(failure).rejects.toMatchObject({ errMsg: expect.stringContaining(words) })
  })
})
