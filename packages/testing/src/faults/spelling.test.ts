// A test in plain JavaScript, which no types hold: what is misspelt is told at once, so that no test passes without testing.
import { describe, expect, it } from 'vitest'
import { send } from '../../test/one-request.ts'
import * as testing from '../index.ts'

/** As plain JavaScript sees it: the mistakes here are those that the types forbid. */
interface Untyped {
  (...given: unknown[]): Untyped
  readonly [name: string]: Untyped
}

const { createHost, createAlipay, fault, faults, profiles, runtimes } = testing as unknown as Readonly<
  Record<'createHost' | 'createAlipay' | 'fault' | 'faults' | 'profiles' | 'runtimes', Untyped>
>

it.each<[string, () => unknown, string]>([
  ['an option', () => createHost({ handlr: () => ({}) }), 'createHost has no "handlr": write handler'],
  ['an option of Alipay', () => createAlipay({ handlr: () => ({}) }), 'createAlipay has no "handlr": write handler'],
  [
    'a quirk',
    () => createHost({ quirks: { noTsk: true } }),
    'createHost: quirks has no "noTsk": write noTask, noTotal',
  ],
  [
    'a quirk of Alipay',
    () => createAlipay({ my: { oldName: true } }),
    'createAlipay: my has no "oldName": write oldNames',
  ],
  ['the word of a quirk', () => createHost({ quirks: { brokenPages: true } }), 'write missing, throws, undefined'],
  [
    'what happens to one request too many',
    () => createHost({ overflow: 'wait' }),
    'overflow has no "wait": write queue, fail',
  ],
  ['the cloud', () => createHost({ cloud: { functons: {} } }), 'createHost: cloud has no "functons": write functions'],
  ['the storage', () => createHost({ storageLimits: { totle: 1 } }), 'storageLimits has no "totle": write total'],
  ['the network', () => createHost({ network: 'None' }), 'createHost: network has no "None": write none'],
  ['a profile', () => createHost({ profile: 'tunel' }), 'the profile has no "tunel": write tunnel'],
  [
    'a profile of one’s own',
    () => createHost({ profile: { latancy: 9 } }),
    'the profile has no "latancy": write latency',
  ],
  ['how it loses', () => createHost({ profile: { lost: 'silence' } }), 'lost has no "silence": write timeout, reset'],
  ['the network, later', () => createHost().setNetwork('None'), 'setNetwork has no "None": write none'],
  ['no network', () => createHost().setNetwork(), 'setNetwork has no "undefined": write wifi, 2g,'],
  ['the profile, later', () => createHost().setProfile('2G'), 'the profile has no "2G": write 2g'],
  ['no profile', () => createHost().setProfile(), 'the profile has no "undefined": write '],
  ['a list', () => createHost([]), 'createHost has no "a list": write handler, '],
])('%s', (_, mistake, words) => {
  expect(mistake).toThrow(words)
})

describe('host.fail', () => {
  it.each<[string, unknown, object | undefined, string]>([
    ['a fault without its brackets', faults.timeout, undefined, 'host.fail takes a fault, such as faults.timeout() or'],
    ['a text', 'request:fail timeout', undefined, 'host.fail takes a fault'],
    ['nothing', undefined, undefined, 'host.fail takes a fault'],
    ['a failure', { errMsg: 'request:fail' }, undefined, 'host.fail takes a fault'],
    ['what it matches', faults.timeout(), { ur: '/pay' }, 'host.fail has no "ur": write url'],
    ['the call', faults.timeout(), { api: 'uplodFile' }, 'the api of host.fail has no "uplodFile": write '],
    ['the call of the fault', fault({ reason: 'busy', api: 'navigteTo' }), {}, 'has no "navigteTo": write navigate'],
  ])('%s', (_, given, match, words) => {
    const host = createHost()
    expect(() => host.fail(given, match)).toThrow(words)
    expect(host.faultsLeft).toBe(0)
  })

  it('takes every call that a fault can hit', () => {
    const host = createHost({ quirks: { noCloud: true } })
    for (const api of ['request', 'readFileSync', 'cloud.callFunction', 'login']) host.fail(faults.timeout(), { api })
    expect(host.faultsLeft).toBe(4)
  })
})

it.each<[string, () => unknown, string]>([
  ['a field', () => fault({ reasons: 'timeout' }), 'fault has no "reasons": write reason'],
  ['an effect', () => fault({ effect: 'thrice' }), 'effect has no "thrice": write throws'],
  ['words', () => faults.timeout(5_000), 'faults.timeout has no "5000": write en, zh-CN, '],
  ['words of TLS', () => faults.tls('dates'), 'faults.tls has no "dates": write date'],
  ['words of old', () => faults.dns('toString'), 'faults.dns has no "toString": write new, old'],
  ['what is delivered', () => faults.delivered(faults.timeout), 'faults.delivered takes a fault'],
  ['what comes after chunks', () => faults.afterChunks(faults.timeout(), 3), 'faults.afterChunks takes a fault'],
])('a fault: %s', (_, mistake, words) => {
  expect(mistake).toThrow(words)
})

describe('a handler gives', () => {
  it.each<[string, unknown, string]>([
    ['a text', 'hi', 'a reply has no "hi": write statusCode, header, '],
    ['the body in the place of a reply', { code: 0, list: [] }, 'a reply has no "code": write statusCode, '],
    ['a list', [1], 'a reply has no "a list": write statusCode, '],
    ['a misspelt reply', { status: 404 }, 'a reply has no "status": write statusCode'],
    ['a fault without its brackets', faults.timeout, 'a reply has no "a function": write statusCode, '],
    ['false', false, 'a reply has no "false": write '],
  ])('%s', async (_, reply, words) => {
    const errMsg = expect.stringContaining(words)
    await expect(send(createHost({ handler: () => reply }) as never)).rejects.toMatchObject({ errMsg })
    await expect(send(createHost({ handler: async () => reply }) as never)).rejects.toMatchObject({ errMsg })
    const host = createHost({ handler: () => ({}) })
    host.fail(faults.reply(reply))
    await expect(send(host as never)).rejects.toMatchObject({ errMsg })
  })
})

it('what is spelt well is taken: undefined for any option, each profile and each runtime', () => {
  createHost({ handler: undefined, network: undefined, quirks: { chunkTimeout: undefined } })
  for (const name in profiles) createHost({ profile: name }).setProfile(profiles[name])
  for (const name in runtimes) createHost({ quirks: runtimes[name] })
})
