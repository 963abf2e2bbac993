// Which faults a call can suffer, in whose words, and what a handler throws.
import { describe, expect, it } from 'vitest'
import { send } from '../../test/one-request.ts'
import { createHost, type Fault, faults } from '../index.ts'

describe('a call that sends nothing', () => {
  it.each<[string, Fault]>([
    ['reply', faults.reply({ data: 1 })],
    ['no task', faults.noTask()],
    ['truncated', faults.truncated()],
    ['status to fail', faults.statusToFail()],
    ['abort swallowed', faults.abortSwallowed()],
    ['lost midway', faults.lostMidway()],
    ['timeout after 2 chunks', faults.afterChunks(2, faults.timeout())],
  ])('cannot suffer %s', (name, fault) => {
    const host = createHost()
    const words = `host.fail: "${name}" happens only to calls that send something, and login does not`
    expect(() => host.fail(fault, { api: 'login' })).toThrow(words)
    expect(host.faultsLeft).toBe(0)
    for (const api of ['request', 'uploadFile', 'downloadFile', 'cloud.callContainer']) host.fail(fault, { api })
  })

  it.each<[string, Fault]>([
    ['slow', faults.slow(10)],
    ['never answers', faults.neverAnswers()],
    ['answers twice', faults.answersTwice()],
  ])('and that returns at once cannot suffer %s', (name, fault) => {
    const words = `host.fail: getStorageSync returns at once, so it can only throw: "${name}" cannot happen to it`
    expect(() => createHost().fail(fault, { api: 'getStorageSync' })).toThrow(words)
    createHost().fail(fault, { api: 'getStorage' })
  })

  it('has no method, and only a call that opens a page has a url, by which it could be hit', () => {
    const host = createHost()
    const fail = (api: string, match: object) => () => host.fail(faults.timeout(), { api, ...match })
    expect(fail('login', { url: '/login' })).toThrow('host.fail: login has no url')
    expect(fail('navigateTo', { method: 'POST' })).toThrow('host.fail: navigateTo has no method')
    for (const api of ['navigateTo', 'switchTab', 'uploadFile', 'cloud.callFunction']) fail(api, { url: '/a' })()
    expect(host.faultsLeft).toBe(4)
  })

  it('fails with its own name in the message', async () => {
    const host = createHost()
    host.fail(faults.timeout(), { api: 'login' })
    await expect(host.wx.login()).rejects.toEqual({ errMsg: 'login:fail timeout', errno: 5 })
    host.fail(faults.timeout(), { api: 'getStorageSync' })
    expect(() => host.wx.getStorageSync('a')).toThrow('getStorageSync:fail timeout')
  })

  it('that returns at once may have been carried out all the same', () => {
    const host = createHost()
    host.fail(faults.delivered(faults.storageFull()))
    expect(() => host.wx.setStorageSync('a', 1)).toThrow('setStorageSync:fail exceed storage max size 10Mb')
    expect(host.storage).toEqual({ a: 1 })
  })
})

describe('a handler', () => {
  it.each<[string, Fault]>([
    ['of this package', faults.connectionReset()],
    ['that is an Error, as those of `@wxpipe/mock`', Object.assign(new Error('late'), faults.timeout())],
  ])('may throw a fault %s: it is as good as returned', async (_, fault) => {
    const { errMsg, errno } = fault
    const throwing = () => {
      throw fault
    }
    for (const handler of [throwing, async () => throwing(), () => fault])
      await expect(send(createHost({ handler }))).rejects.toEqual({ errMsg, errno })
  })
})

it('a reset begins the codes of wx.login anew', async () => {
  const host = createHost()
  const codes = async () => [(await host.wx.login()).code, (await host.wx.login()).code]
  const first = await codes()
  host.reset()
  expect(await codes()).toEqual(first)
})
