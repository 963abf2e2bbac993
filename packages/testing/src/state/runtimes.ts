// The quirks of hosts that are shaped like wx, as far as their documentation and typings say.
import type { Quirks } from './options.ts'

/** What only WeChat has, and these hosts lack. */
const withoutWeChats = { noRouteEvents: true, noChunks: true, noCloud: true, noProfile: true } as const
/** For hosts with no other known difference. */
const likeTheRest = { ...withoutWeChats, noErrno: true } as const

/**
 * For `createHost({ quirks: runtimes.douyin })`. Alipay, which is not shaped like wx, has `createAlipay`.
 * @example createHost({ quirks: { ...runtimes.baidu, noTask: true } })
 */
export const runtimes = {
  /** `tt` */
  douyin: {
    ...withoutWeChats,
    noCookies: true,
    failNumber: 'errNo',
    takesPatch: true,
    textFields: true,
    offNeedsListener: true,
  },
  /** `swan` */
  baidu: {
    ...withoutWeChats,
    noCookies: true,
    failNumber: 'errCode',
    textIsString: true,
    noBufferData: true,
  },
  /** `qq` */
  qq: likeTheRest,
  /** `ks` */
  kuaishou: likeTheRest,
  /** `jd` */
  jd: likeTheRest,
  /** `xhs` */
  xiaohongshu: likeTheRest,
} as const satisfies Readonly<Record<string, Quirks>>
