// The quirks of the hosts that are shaped like wx, as far as their documents and typings tell.
import type { Quirks } from './options.ts'

// The rest is a wx of its own: nothing that is told of it differs from another's.
const wxShaped = { noRouteEvents: true, noChunks: true, noCloud: true, noProfile: true, noErrno: true } as const

/**
 * For `createHost({ quirks: runtimes.douyin })`. Alipay, which is not shaped like wx, has `createAlipay`.
 * @example createHost({ quirks: { ...runtimes.baidu, noTask: true } })
 */
export const runtimes = {
  /** `tt` */
  douyin: {
    noRouteEvents: true,
    noChunks: true,
    noCloud: true,
    noProfile: true,
    noCookies: true,
    failNumber: 'errNo',
    takesPatch: true,
    textFields: true,
    offNeedsListener: true,
  },
  /** `swan` */
  baidu: {
    noRouteEvents: true,
    noChunks: true,
    noCloud: true,
    noProfile: true,
    noCookies: true,
    failNumber: 'errCode',
    textIsString: true,
    noBufferData: true,
  },
  /** `qq` */
  qq: wxShaped,
  /** `ks` */
  kuaishou: wxShaped,
  /** `jd` */
  jd: wxShaped,
  /** `xhs` */
  xiaohongshu: wxShaped,
} as const satisfies Readonly<Record<string, Quirks>>
