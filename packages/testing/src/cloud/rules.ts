// The rules of both kinds of cloud calls: init before the first call, an environment that exists, a body not too long.
import type { Fault } from '../faults/fault.ts'
import { faults } from '../faults/known-faults.ts'
import type { Context } from '../state/context.ts'

/** Maximum bytes of a text body: 100 KiB. */
export const TEXT_LIMIT = 100 * 1024

/** The caller, whom the cloud knows without a login. */
export const CALLER = { OPENID: 'openid-1', APPID: 'wx0000000000000000' } as const

/** The effect of the last `init`, which a reset undoes. */
export interface CloudState {
  readonly env: string | undefined
  isEnabled(): boolean
}

/** Why a call is refused before it is sent; undefined if it is not refused. */
export function refusalOf(state: CloudState, env: string, { options }: Context): Fault | undefined {
  if (!state.isEnabled()) {
    const reason =
      "Error: errMsg: Cloud API isn't enabled, please call wx.cloud.init first\n请先调用 wx.cloud.init() 完成初始化后再调用其他云 API。init 方法可传入一个对象用于设置默认配置，详见文档。"
    return { fault: 'cloud not enabled', reason, errCode: -1 }
  }
  const { envs } = options.cloud ?? {}
  return envs === undefined || envs.includes(env) ? undefined : faults.cloud(-501005)
}

export const tooLong = (): Fault => ({
  fault: 'cloud data too long',
  reason: 'Error: data exceed max size',
  errCode: -1,
})
