// The words of the living pipeline in both languages.
import type { Language } from '../parts/places.ts'
import type { SceneName } from './choice.ts'

export interface Words {
  readonly title: string
  readonly scene: string
  readonly scenes: Readonly<Record<SceneName, string>>
  readonly plugins: string
  readonly own: string
  /** How it is moved. */
  readonly hint: string
  readonly outwards: string
  readonly inwards: string
  /** Where it stands: `outer` is the neighbour on the caller's side, if there is one. */
  place(order: number, outer: string | undefined, inner: string): string
  readonly again: string
  readonly caption: string
  readonly counts: {
    readonly answered: string
    readonly failed: string
    readonly sends: string
    readonly refresh: string
    readonly own: string
    readonly pages: string
  }
  readonly steps: string
}

export const words: Readonly<Record<Language, Words>> = {
  zh: {
    title: '亲手试试',
    scene: '发生了什么',
    scenes: {
      ok: '一切正常',
      expired: 'token 过期，五个请求',
      retry: '服务器忙两次',
      cache: '同一个列表看两次',
      abort: '离开页面',
    },
    plugins: '装哪些插件',
    own: '你自己的拦截器',
    hint: '拖动表里的 client-version，或者选中它再按 ↑ ↓ 键。',
    outwards: '往外挪',
    inwards: '往里挪',
    place: (order, outer, inner) => `${order}：${outer ? `${outer} 里面` : '最外面'}，${inner} 外面`,
    again: '再播放一遍',
    caption: '跑的是真的 wxpipe，微信是这个网页里模拟的。每个圆点是一个请求。',
    counts: {
      answered: '成功',
      failed: '失败',
      sends: '发出',
      refresh: '刷新',
      own: '你的次数',
      pages: '打开的页面',
    },
    steps: '每一步',
  },
  en: {
    title: 'Try it',
    scene: 'What happens',
    scenes: {
      ok: 'all is well',
      expired: 'an expired token, five requests',
      retry: 'the server is busy twice',
      cache: 'the same list twice',
      abort: 'the page is left',
    },
    plugins: 'Plugins',
    own: 'Your own interceptor',
    hint: 'Drag client-version in the list, or focus it and press ↑ ↓.',
    outwards: 'Outwards',
    inwards: 'Inwards',
    place: (order, outer, inner) => `${order}: ${outer ? `inside ${outer}` : 'outermost'}, outside ${inner}`,
    again: 'Play again',
    caption: 'This is the real wxpipe, running in this page over a simulated WeChat. Each dot is a request.',
    counts: {
      answered: 'answered',
      failed: 'failed',
      sends: 'sent',
      refresh: 'refreshes',
      own: 'yours ran',
      pages: 'open pages',
    },
    steps: 'Every step',
  },
}
