// What is read from the platform's words.
import { NetworkError } from '@wxpipe/core'
import { fault, faults } from '@wxpipe/testing'
import { describe, expect, it } from 'vitest'
import { interruptionOf } from './index.ts'

describe('being offline', () => {
  it.each([
    'request:fail 似乎已断开与互联网的连接。',
    'request:fail 網際網路連線似乎已中斷。',
    'request:fail 互聯網連線似乎已中斷。',
    'request:fail The Internet connection appears to be offline.',
    'request:fail request unknow host error',
    'request:fail errcode:-106 cronet_error_code:-106 error_msg:net::ERR_INTERNET_DISCONNECTED',
    'request:fail -106:net::ERR_INTERNET_DISCONNECTED',
  ])('is known by its words: %s', (errMsg) => {
    expect(interruptionOf(new NetworkError('', { cause: { errMsg } }))).toBe('offline')
  })

  it.each([
    undefined,
    null,
    'offline',
    {},
    { errMsg: undefined },
    { errMsg: 42 },
    ...[
      faults.dns(),
      faults.connectionReset(),
      faults.connectionAborted(),
      faults.unreachable(),
      faults.emptyResponse(),
      faults.tls(),
      faults.tooManyTasks(),
      fault('request:fail errcode:-106060 whatever', 6000030),
    ],
  ])('is nothing else: %j', (cause) => {
    expect(interruptionOf(new NetworkError('', { cause }))).toBeUndefined()
  })
})

describe('a change between Wi-Fi and cellular', () => {
  it.each([
    'request:fail errcode:10011 cronet_error_code:0 error_msg:network change, cancel all task',
    'request:fail errcode:-21 cronet_error_code:-21 error_msg:net::ERR_NETWORK_CHANGED',
  ])('is known by its words: %s', (errMsg) => {
    expect(interruptionOf(new NetworkError('', { cause: { errMsg, errno: 600001 } }))).toBe('network-change')
  })
})

describe('the refresh of a session that failed', () => {
  it('is an interruption as its own cause was, however deep it lies', () => {
    for (const [fault, interruption] of [
      [faults.offline(), 'offline'],
      [faults.interrupted(), 'background'],
      [faults.networkChange(), 'network-change'],
      [faults.connectionReset(), undefined],
    ] as const) {
      const own = new NetworkError('lost', { cause: fault })
      const refresh = new NetworkError('the refresh could not be done: lost', { cause: own })
      expect(interruptionOf(refresh)).toBe(interruption)
      expect(interruptionOf(new NetworkError('outside', { cause: refresh }))).toBe(interruption)
    }
  })
})
