// What the waterfall says, in Chinese and in English.
import type { Outcome, PhaseName } from './model/entry.ts'

export type Language = 'zh' | 'en'

export interface Words {
  readonly waterfall: string
  readonly name: string
  readonly status: string
  readonly size: string
  readonly time: string
  readonly filter: string
  readonly filterHint: string
  readonly onlyProblems: string
  readonly expandAll: string
  readonly collapseAll: string
  readonly wholeRange: string
  readonly overview: string
  readonly overviewHint: string
  readonly nothing: string
  readonly close: string
  readonly details: string
  readonly sends: (count: number) => string
  readonly counts: (calls: number, sends: number, problems: number) => string
  readonly lane: (held: string) => string
  readonly passed: string
  readonly began: string
  readonly timing: string
  readonly unsaid: string
  readonly way: string
  readonly wayHint: string
  readonly requestHeader: string
  readonly query: string
  readonly requestBody: string
  readonly responseHeader: string
  readonly responseBody: string
  readonly cut: (count: number) => string
  readonly total: string
  readonly keys: string
  readonly outcomes: { readonly [outcome in Outcome]: string }
  readonly phases: { readonly [phase in PhaseName]: string }
}

const en: Words = {
  waterfall: 'Waterfall',
  name: 'Request',
  status: 'Status',
  size: 'Size',
  time: 'Time',
  filter: 'Filter',
  filterHint: 'Filter: path, host, status, interceptor',
  onlyProblems: 'Problems only',
  expandAll: 'Open all',
  collapseAll: 'Close all',
  wholeRange: 'All of it',
  overview: 'All requests over time',
  overviewHint: 'Drag to look closer, click for all',
  nothing: 'No request fits the filter.',
  close: 'Close',
  details: 'Details',
  sends: (count) => (count === 0 ? 'not sent' : count === 1 ? 'sent once' : `sent ${count} times`),
  counts: (calls, sends, problems) =>
    `${plural(calls, 'call')}, ${plural(sends, 'send')}, ${problems === 0 ? 'no problems' : plural(problems, 'problem')}`,
  lane: (held) => `waited here ${held}`,
  passed: 'passed without a wait',
  began: 'Began after',
  timing: 'Timing',
  unsaid: 'not broken down',
  way: 'Way through the interceptors',
  wayHint: 'The outermost first; at the right is how long the call waited for it in all.',
  requestHeader: 'Request header',
  query: 'Query',
  requestBody: 'Request body',
  responseHeader: 'Response header',
  responseBody: 'Response body',
  cut: (count) => `… ${count} characters more`,
  total: 'Total',
  keys: '↑ ↓ move · → ← open, close · Enter details · Esc back · + − 0 zoom · / filter',
  outcomes: {
    ok: 'OK',
    redirect: 'redirect',
    cached: 'from cache',
    error: 'refused by status',
    failed: 'failed',
    aborted: 'aborted',
  },
  phases: {
    blocked: 'Queued',
    dns: 'DNS',
    connect: 'Connect',
    ssl: 'TLS',
    send: 'Send',
    wait: 'Wait',
    receive: 'Receive',
  },
}

const zh: Words = {
  waterfall: '瀑布图',
  name: '请求',
  status: '状态',
  size: '大小',
  time: '耗时',
  filter: '过滤',
  filterHint: '过滤：路径、域名、状态码、拦截器',
  onlyProblems: '只看有问题的',
  expandAll: '全部展开',
  collapseAll: '全部收起',
  wholeRange: '看全部',
  overview: '所有请求的时间分布',
  overviewHint: '拖动放大，单击还原',
  nothing: '没有符合条件的请求。',
  close: '关闭',
  details: '详情',
  sends: (count) => (count === 0 ? '没有发出' : `发送 ${count} 次`),
  counts: (calls, sends, problems) =>
    `${calls} 次调用，发出 ${sends} 个请求，${problems === 0 ? '没有问题' : `${problems} 个有问题`}`,
  lane: (held) => `在这里等了 ${held}`,
  passed: '直接经过',
  began: '开始于',
  timing: '耗时分布',
  unsaid: '未细分',
  way: '经过的拦截器',
  wayHint: '由外到内排列；右侧是这次调用在各个拦截器上总共等了多久。',
  requestHeader: '请求头',
  query: '查询参数',
  requestBody: '请求体',
  responseHeader: '响应头',
  responseBody: '响应体',
  cut: (count) => `……还有 ${count} 个字符`,
  total: '合计',
  keys: '↑ ↓ 移动 · → ← 展开、收起 · 回车 看详情 · Esc 返回 · + − 0 缩放 · / 过滤',
  outcomes: {
    ok: '成功',
    redirect: '重定向',
    cached: '来自缓存',
    error: '状态码异常',
    failed: '失败',
    aborted: '已取消',
  },
  phases: {
    blocked: '排队',
    dns: 'DNS',
    connect: '建连',
    ssl: 'TLS',
    send: '发送',
    wait: '等待响应',
    receive: '接收',
  },
}

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

export const wordsOf = (language: Language): Words => (language === 'zh' ? zh : en)
