// The words of the living pipeline in both languages.
import type { SceneName } from './choice.ts'

export interface Words {
  readonly title: string
  readonly scene: string
  readonly scenes: Readonly<Record<SceneName, string>>
  readonly plugins: string
  readonly own: string
  readonly again: string
  readonly caption: string
  readonly counts: {
    readonly answered: string
    readonly failed: string
    readonly sends: string
    readonly refresh: string
    readonly pages: string
  }
  readonly steps: string
}

export const words: Readonly<Record<'zh' | 'en', Words>> = {
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
    own: '你自己的拦截器放在',
    again: '再放一遍',
    caption: '真的 wxpipe，在这个网页里跑在模拟的微信上。每个圆点是一个请求。',
    counts: { answered: '成功', failed: '失败', sends: '服务器收到', refresh: '刷新', pages: '打开的页面' },
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
    own: 'Your own interceptor stands at',
    again: 'Play again',
    caption: 'The real wxpipe, in this page, over a simulated WeChat. Each dot is a request.',
    counts: {
      answered: 'answered',
      failed: 'failed',
      sends: 'sent to the server',
      refresh: 'refreshes',
      pages: 'open pages',
    },
    steps: 'Every step',
  },
}
