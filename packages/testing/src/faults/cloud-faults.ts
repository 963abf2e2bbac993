// Failures of wx.cloud: its error numbers, and the messages that go with them.
import type { Fault } from './fault.ts'
import { checkKind } from './kinds.ts'

/** From public code and Tencent's list of error codes; other numbers have no message here. */
const WORDS: Readonly<Record<number, string>> = {
  102002: 'request timeout; https://developers.weixin.qq.com/miniprogram/dev/wxcloudrun',
  [-404011]: 'cloud function execution error',
  [-501000]: 'FunctionName parameter could not be found',
  [-501001]: 'resource system error',
  [-501002]: 'resource server timeout | errMsg: ESOCKETTIMEDOUT',
  [-501003]: 'exceed request limit',
  [-501004]: 'exceed concurrent request limit',
  [-501005]: 'invalid env',
  [-501007]: 'invalid parameters',
  [-504001]: 'functions fail',
  [-504002]: 'functions execute fail',
  [-606001]: 'system error',
}

const CONTAINER = [102002, -606001]

export const cloudFaults = {
  /**
   * `wx.cloud` fails with this errCode. 102002 (no response in time) and -606001 hit containers, all others functions,
   * unless `host.fail` is given an `api`.
   */
  cloud: (errCode: number, words = WORDS[errCode] ?? ''): Fault => {
    checkKind('faults.cloud', 'errCode', errCode, 'number')
    const isContainer = CONTAINER.includes(errCode)
    return {
      fault: `cloud ${errCode}`,
      api: isContainer ? 'cloud.callContainer' : 'cloud.callFunction',
      reason: isContainer ? `errCode: ${errCode}; ${words}` : `Error: errCode: ${errCode} ${words}`,
      errCode,
    }
  },
} as const
