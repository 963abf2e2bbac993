// The words of the tunnel in both languages.
import type { Language } from '../../parts/places'
import type { EventName, ProfileName, SideName } from './choice'
import type { Stage } from './player'
import type { SideOutcome } from './scene'

/** What is counted of each side, in the order of the table. */
export const measures = [
  'answered',
  'failed',
  'unsettled',
  'sends',
  'reached',
  'refreshes',
  'loginPages',
] as const satisfies readonly (keyof SideOutcome)[]

export interface Words {
  readonly title: string
  readonly count: string
  readonly profile: string
  readonly profiles: Readonly<Record<ProfileName, string>>
  readonly events: string
  readonly eventNames: Readonly<Record<EventName, string>>
  readonly at: (percent: number) => string
  readonly play: string
  readonly again: string
  readonly sides: Readonly<Record<SideName, string>>
  readonly measure: string
  readonly measures: Readonly<Record<(typeof measures)[number], string>>
  readonly stages: Readonly<Record<Exclude<Stage, 'over'>, string>>
  readonly over: (simulated: string, real: string) => string
  readonly chart: string
  readonly seconds: (count: string) => string
  readonly tunnel: string
  readonly busy: string
  readonly code: Readonly<Record<SideName, string>>
  readonly waterfall: string
  readonly export: string
  readonly drop: string
  readonly entries: (count: number) => string
}

export const words: Readonly<Record<Language, Words>> = {
  zh: {
    title: '隧道',
    count: '同时发出的请求（1–1000）',
    profile: '网络',
    profiles: {
      ideal: '没有延迟',
      wifi: 'Wi-Fi',
      '4g': '4G',
      '3g': '3G',
      '2g': '2G',
      tunnel: '隧道里的信号（丢七成）',
    },
    events: '路上发生什么',
    eventNames: {
      expired: 'token 过期了',
      over: 'refresh token 也过期了',
      tunnel: '进隧道，断网 20 秒',
      busy: '服务器忙 3 秒（503）',
    },
    at: (percent) => `进隧道的时刻：一切顺利时总用时的 ${percent}%`,
    play: '播放',
    again: '换一组随机数',
    sides: { byHand: '手写', wxpipe: 'wxpipe' },
    measure: '请求',
    measures: {
      answered: '成功',
      failed: '失败',
      unsettled: '一直没有结果',
      sends: '调用 wx.request',
      reached: '服务器收到',
      refreshes: '刷新 token',
      loginPages: '打开的登录页',
    },
    stages: { waiting: '选好了，点“播放”。', playing: '正在播放……', broken: '这个浏览器跑不起来。' },
    over: (simulated, real) => `手机上过了 ${simulated} 秒，这里算了 ${real} 秒。`,
    chart: '已经成功的请求，随时间',
    seconds: (count) => `${count} 秒`,
    tunnel: '隧道',
    busy: '服务器忙',
    code: { byHand: '手写的全部代码', wxpipe: 'wxpipe 的全部代码' },
    waterfall: '瀑布图',
    export: '导出 HAR',
    drop: '也可以把自己的 HAR 拖到这里，只在这个网页里读。',
    entries: (count) => `${count} 条记录。`,
  },
  en: {
    title: 'The tunnel',
    count: 'Requests at once (1–1000)',
    profile: 'Network',
    profiles: {
      ideal: 'no latency',
      wifi: 'Wi-Fi',
      '4g': '4G',
      '3g': '3G',
      '2g': '2G',
      tunnel: 'a tunnel’s signal (70% lost)',
    },
    events: 'What goes wrong',
    eventNames: {
      expired: 'the token has expired',
      over: 'so has the refresh token',
      tunnel: 'a tunnel, 20 s offline',
      busy: 'a server that is busy for 3 s (503)',
    },
    at: (percent) => `The tunnel begins at ${percent}% of the time needed without trouble`,
    play: 'Play',
    again: 'Other random numbers',
    sides: { byHand: 'by hand', wxpipe: 'wxpipe' },
    measure: 'Requests',
    measures: {
      answered: 'answered',
      failed: 'failed',
      unsettled: 'never settled',
      sends: 'wx.request calls',
      reached: 'reached the server',
      refreshes: 'refreshes',
      loginPages: 'login pages',
    },
    stages: { waiting: 'Choose, then press Play.', playing: 'Playing…', broken: 'This browser cannot play it.' },
    over: (simulated, real) => `${simulated} s on the phone, calculated here in ${real} s.`,
    chart: 'Requests answered, over time',
    seconds: (count) => `${count} s`,
    tunnel: 'tunnel',
    busy: 'busy server',
    code: { byHand: 'All hand-written code', wxpipe: 'All code with wxpipe' },
    waterfall: 'Waterfall',
    export: 'Export the HAR',
    drop: 'Or drop a HAR of your own here; only this page reads it.',
    entries: (count) => `${count} ${count === 1 ? 'entry' : 'entries'}.`,
  },
}
