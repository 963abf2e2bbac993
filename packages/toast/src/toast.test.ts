// What is said of a failure, and how often.
import { AbortError, AuthExpiredError, ConfigError, ResponseError, StatusError } from '@wxpipe/core'
import { dedupe } from '@wxpipe/dedupe'
import { retry } from '@wxpipe/retry'
import { begun, outcomeOf, pass, useFakeTime } from '@wxpipe/test-support'
import { faults } from '@wxpipe/testing'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createApp } from '../test/app.ts'

useFakeTime()
// What was said is forgotten by a timer.
afterEach(() => pass(60_000))

const failing = (error: unknown) => ({
  name: 'fails',
  request: () => {
    throw error
  },
})

describe('the words for', () => {
  it.each<[string, unknown, string, string]>([
    ['no network', faults.offline(), '网络异常，请稍后重试', 'Network error'],
    ['no response in time', faults.timeout(), '网络异常，请稍后重试', 'Network error'],
    ['too many requests', 429, '操作过快，请稍后重试', 'Too many requests'],
    ['a refusal', 404, '操作失败，请稍后重试', 'Request failed'],
    ['a server in trouble', 503, '操作失败，请稍后重试', 'Request failed'],
    ['a wrong content', new ResponseError('no envelope'), '操作失败，请稍后重试', 'Request failed'],
    ['a mistake in the settings', new ConfigError('no such key'), '操作失败，请稍后重试', 'Request failed'],
  ])('%s are in the phone’s language', async (_, what, chinese, english) => {
    for (const [language, words] of [
      ['zh_CN', chinese],
      ['zh_TW', chinese],
      ['en', english],
      ['fr', english],
    ] as const) {
      const { client, host, said } = createApp({}, { language })
      if (what instanceof Error) client.use(failing(what))
      else if (typeof what !== 'number') host.fail(what as ReturnType<typeof faults.timeout>)
      expect(await outcomeOf(client.get(`${what}`))).toBeInstanceOf(Error)
      expect(said()).toEqual([words])
      expect(host.screen).toEqual({ kind: 'toast', title: words, mask: false })
    }
  })

  it('a phone that does not tell its language are Chinese', async () => {
    const { client, said } = createApp({}, { language: 'en', baseLibrary: '2.20.0' })
    await outcomeOf(client.get('500'))
    expect(said()).toEqual(['操作失败，请稍后重试'])
  })

  it('a phone that throws when it is asked for its language are Chinese too, and the call keeps its own error', async () => {
    const { client, host, said } = createApp()
    Object.assign(host.wx, {
      getAppBaseInfo() {
        throw new TypeError('not supported')
      },
    })
    expect(await outcomeOf(client.get('500'))).toBeInstanceOf(StatusError)
    expect(said()).toEqual(['操作失败，请稍后重试'])
  })

  it('an error that carries the server’s words are those, whatever its class', async () => {
    const say = (message: unknown) => ({ business: { code: '20001', message, data: undefined } })
    for (const error of [
      Object.assign(new ResponseError('business code 20001'), say('余额不足')),
      Object.assign(new StatusError('business code 20001'), say('余额不足')),
    ]) {
      const { client, said } = createApp({}, { language: 'en' })
      client.use(failing(error))
      expect(await outcomeOf(client.get('a'))).toBe(error)
      expect(said()).toEqual(['余额不足'])
    }
    const { client, said } = createApp()
    client.use(failing(Object.assign(new ResponseError('business code 20001'), say(''))))
    await outcomeOf(client.get('a'))
    expect(said()).toEqual(['操作失败，请稍后重试'])
  })
})

describe('nothing is said', () => {
  it.each([
    ['of a response', undefined],
    ['of an abort', new AbortError('left')],
    ['of an expired session', new AuthExpiredError('gone')],
    ['of a mistake in the app’s own code', new TypeError('x is not a function')],
    ['of what is no error', 'thrown text'],
    ['of what only looks like an error of wxpipe', Object.assign(new Error('mine'), { code: 'NETWORK' })],
  ])('%s', async (_, error) => {
    const { client, said } = createApp()
    if (error) client.use(failing(error))
    expect(await outcomeOf(client.get('a'))).toBe(error ?? 'body')
    expect(said()).toEqual([])
  })

  it('of what was repaired inside', async () => {
    const { client, host, said } = createApp()
    client.use(retry())
    host.fail(faults.connectionReset(), { times: 2 })
    expect(await outcomeOf(client.get('a'))).toBe('body')
    expect(said()).toEqual([])
  })

  it('of the codes that the app lists in the place of those two', async () => {
    const { client, said } = createApp({ silent: ['STATUS'] })
    await outcomeOf(client.get('500'))
    expect(said()).toEqual([])
    client.use(failing(new AbortError('left')))
    await outcomeOf(client.get('a'))
    expect(said()).toEqual(['操作失败，请稍后重试'])
  })
})

describe('the same words are shown once', () => {
  it('for any number of failures together, each of which its caller gets', async () => {
    const { client, host, said } = createApp()
    host.fail(faults.connectionReset(), { times: 3 })
    host.fail(faults.timeout(), { times: 2 })
    const outcomes = await Promise.all([1, 2, 3, 4, 5].map((n) => outcomeOf(begun(client.get(`${n}`)))))
    expect(outcomes.map((error) => (error as { code: string }).code)).toEqual([
      ...['NETWORK', 'NETWORK', 'NETWORK', 'TIMEOUT', 'TIMEOUT'],
    ])
    expect(said()).toEqual(['网络异常，请稍后重试'])
  })

  it('in two seconds, or as long as the app says, also when others were shown in between', async () => {
    for (const duration of [2_000, 5_000]) {
      const { client, host, said } = createApp(duration === 2_000 ? {} : { duration })
      await outcomeOf(client.get('500'))
      expect(host.calls.find(({ api }) => api === 'showToast')?.options).toMatchObject({ duration })
      await pass(duration / 2 - 20)
      await outcomeOf(client.get('429'))
      await pass(duration / 2 - 20)
      await outcomeOf(client.get('500'))
      expect(said()).toEqual(['操作失败，请稍后重试', '操作过快，请稍后重试'])
      await pass(20)
      await outcomeOf(client.get('500'))
      expect(said()).toHaveLength(3)
      await pass(60_000)
    }
  })

  it('for callers that share one send, who have an error each', async () => {
    const { client, host, said } = createApp()
    client.use(dedupe())
    const both = [1, 2].map(() => begun(client.get('500')))
    const [first, second] = await Promise.all(both.map(outcomeOf))
    expect(first).not.toBe(second)
    expect([host.requests.length, said()]).toEqual([1, ['操作失败，请稍后重试']])
  })
})

describe('the app’s own words', () => {
  it('come first, and `undefined` leaves them to the plugin', async () => {
    const { client, said } = createApp({
      words: (error, { url }) => (error.code === 'STATUS' && url === '404' ? '找不到了' : undefined),
    })
    await outcomeOf(client.get('404'))
    await outcomeOf(client.get('500'))
    expect(said()).toEqual(['找不到了', '操作失败，请稍后重试'])
  })

  it('may be none: then nothing is shown', async () => {
    const { client, said } = createApp({ words: () => '' })
    await outcomeOf(client.get('500'))
    await outcomeOf(client.get('500', { toast: '' }))
    expect(said()).toEqual([])
  })

  it('are asked for on the options that they stand in', async () => {
    const options = {
      prefix: '哎呀：',
      words(this: { prefix: string }): string {
        return `${this.prefix}出错了`
      },
    }
    Object.defineProperty(options, 'prefix', { enumerable: false })
    const { client, said } = createApp(options)
    await outcomeOf(client.get('500'))
    expect(said()).toEqual(['哎呀：出错了'])
  })

  it('that throw reject the call with what they throw, as every hook does', async () => {
    const mistake = new TypeError('WORDS is not defined')
    const { client, said } = createApp({
      words() {
        throw mistake
      },
    })
    expect(await outcomeOf(client.get('500'))).toBe(mistake)
    expect(said()).toEqual([])
  })
})

describe('a request', () => {
  it('says nothing with `false`, its own words with a text, and the usual ones with `true`', async () => {
    const { client, said } = createApp({ words: () => '出错了' })
    const quiet = client.extend({ toast: false })
    await outcomeOf(client.get('500', { toast: false }))
    await outcomeOf(quiet.get('500'))
    expect(said()).toEqual([])
    await outcomeOf(client.post('500', {}, { toast: '下单失败，请重试' }))
    await outcomeOf(quiet.get('500', { toast: true }))
    expect(said()).toEqual(['下单失败，请重试', '出错了'])
  })

  it('has words for its own errors, which leave others to the app and the plugin', async () => {
    const { client, said } = createApp({ words: ({ code }) => (code === 'STATUS' ? '出错了' : undefined) })
    const own = vi.fn((error: { code: string; response?: { statusCode: number } | undefined }) =>
      error.response?.statusCode === 409 ? '已被占用' : undefined,
    )
    await outcomeOf(client.get('409', { toast: own }))
    await outcomeOf(client.get('500', { toast: own }))
    client.use(failing(new ResponseError('wrong')))
    await outcomeOf(client.get('a', { toast: own }))
    expect(said()).toEqual(['已被占用', '出错了', '操作失败，请稍后重试'])
    expect(own).toHaveBeenCalledTimes(3)
  })

  it('with words of its own stays silent where everything is silent', async () => {
    const { client, said } = createApp()
    client.use(failing(new AbortError('left')))
    await outcomeOf(client.get('a', { toast: '下单失败' }))
    expect(said()).toEqual([])
  })
})
