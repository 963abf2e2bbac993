// What the cloud's failures become.
import { outcomeOf, useFakeTime } from '@wxpipe/test-support'
import { faults } from '@wxpipe/testing'
import { describe, expect, it } from 'vitest'
import { container, functions } from '../test/app.ts'

useFakeTime()

/** What a call becomes that the cloud fails with this. */
async function failedWith(failure: unknown) {
  const { client } = functions({}, { cloud: () => ({ callFunction: () => Promise.reject(failure) }) })
  return outcomeOf(client.get('f'))
}
/** As the SDK words it. */
const words = (errCode: number | string) => `cloud.callFunction:fail Error: errCode: ${errCode} words | errMsg: more`

describe('the number of a failure', () => {
  const numbers: [string, number[]][] = [
    ['TIMEOUT', [-501002, 102002, -504003, -404005, -404010, -404012, -604102]],
    ['CONFIG', [-501000, -501005, -501007, -401001, -401002, -401003, 102005]],
    ['CONFIG', [-601027, -601031, -601034, -606001, -606002, -606003, -606006]],
    ['NETWORK', [-501001, -404001, -601001, -601003, -502001, 102099]],
  ]
  it.each(numbers)('makes it %s: %j', async (code, all) => {
    for (const errCode of all) {
      // In its own field, or in words alone, as in older base libraries.
      const failures = [{ errCode, errMsg: 'x' }, { errCode: `${errCode}`, errMsg: 'x' }, { errMsg: words(errCode) }]
      for (const failure of [...failures, new Error(words(errCode)), { errCode: -1, errMsg: words(errCode) }]) {
        expect(await failedWith(failure), JSON.stringify(failure)).toMatchObject({ code, request: { url: 'f' } })
      }
    }
  })

  it.each([
    [-501003, 429],
    [-501004, 429],
    [-404011, 500],
    [-504001, 500],
    [-504002, 500],
  ])('%d makes it a response with status %d, and says so in its data', async (errCode, statusCode) => {
    const data = { errCode, errMsg: words(errCode) }
    expect(await failedWith({ errCode, errMsg: words(errCode) })).toMatchObject({
      code: 'STATUS',
      response: { statusCode, data, header: {} },
    })
  })

  it('decides against the words, which may hold anything', async () => {
    for (const errMsg of ['resource system error: invalid parameter', 'timeout', 'file not found']) {
      expect(await failedWith({ errCode: -501001, errMsg }), errMsg).toMatchObject({ code: 'NETWORK' })
    }
  })

  it('is not looked for in other numbers: those of environments, call ids and times', async () => {
    for (const errMsg of ['env prod-501002 (callId: 1611553677669-501002)', 'took 102002ms', 'x-501000']) {
      expect(await failedWith({ errMsg }), errMsg).toMatchObject({ code: 'NETWORK' })
    }
  })
})

describe('without a number', () => {
  it.each([
    ['cloud.callFunction:fail Error: data exceed max size', 'CONFIG'],
    ["cloud.callFunction:fail Error: errMsg: Cloud API isn't enabled, please call wx.cloud.init first", 'CONFIG'],
    ['cloud.callContainer:fail timeout', 'TIMEOUT'],
    ['cloud.callContainer:fail request:fail -105:net::ERR_NAME_NOT_RESOLVED', 'NETWORK'],
  ])('%j makes it %s', async (errMsg, code) => {
    for (const failure of [{ errMsg }, { errCode: -1, errMsg }, new Error(errMsg)]) {
      expect(await failedWith(failure)).toMatchObject({ code, request: { url: 'f' } })
    }
  })

  it.each([undefined, null, 7, {}, 'text'])('and without words, as %j, it is a NetworkError', async (failure) => {
    expect(await failedWith(failure)).toMatchObject({ code: 'NETWORK', request: { url: 'f' } })
  })

  it('a failure that has a status is that response', async () => {
    expect(await failedWith({ statusCode: 401, data: { code: 1 }, errMsg: 'fail' })).toMatchObject({
      code: 'STATUS',
      response: { statusCode: 401, data: { code: 1 } },
    })
  })
})

describe('an error', () => {
  it('has the cloud’s words and number as its cause, without URLs, which may hold secrets', async () => {
    const errMsg = 'cloud.callContainer:fail errCode: 102002; request timeout; https://a.com/?token=secret'
    const error = (await failedWith({ errCode: 102002, errMsg })) as Error
    expect(error.message).toBe('GET f: cloud.callContainer:fail errCode: 102002; request timeout; …')
    expect(error.cause).toMatchObject({ errno: 102002 })
    expect(JSON.stringify(error) + String(error)).not.toContain('secret')
  })

  it('of a function never shows what the function has said: that stands in the data', async () => {
    const error = await failedWith({ errCode: -504002, errMsg: 'functions execute fail | errMsg: secret' })
    expect(JSON.stringify(error) + String(error)).not.toContain('secret')
  })
})

it('the phone’s own failures are told apart', async () => {
  const { client, host } = container()
  for (const [fault, code] of [
    [faults.cloud(102002), 'TIMEOUT'],
    [faults.cloud(-606001), 'CONFIG'],
    [faults.offline(), 'NETWORK'],
    [faults.connectionReset(), 'NETWORK'],
  ] as const) {
    host.fail(fault, { api: 'cloud.callContainer' })
    expect(await outcomeOf(client.get('a'))).toMatchObject({ code })
  }
})
