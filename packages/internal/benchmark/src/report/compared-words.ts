// The words of the tables that compare, in the languages of the documents

export type Language = 'zh' | 'en'

const zh = {
  client: '客户端',
  columns: {
    turns: '回合：3+3，20+20',
    time: 'µs，3+3',
    jitless: 'µs，没有 JIT，3+3',
    setting: 'µs，20+20，每个都改请求头',
    bytes: '分配的字节',
    gzip: 'gzip，字节',
    cold: '冷启动，ms',
  },
  ahead: ['哪一项', 'wxpipe', '比它好的'],
  nobody: '没有',
  comma: '、',
  to: '到',
  stampede: ['', '刷新次数', '成功', '失败', '一直没有结果'],
  measured: (day: string, versions: string) => `量于 ${day}：${versions}。`,
  labels: new Map([
    ['raw', '直接包一层 Promise'],
    ['bounded raw', '同上，再加超时'],
    ['hand-written loop', '手写的循环'],
    ['Taro chain', 'Taro 的拦截器链'],
    ['axios + wx adapter', 'axios + wx 适配器'],
    ['alova + wx adapter', 'alova + wx 适配器'],
    ['hand-written single flight', '手写的单次刷新'],
    ['wxpipe + 3 plugins', 'wxpipe 加三个插件'],
    ['axios + isRefreshing queue', 'axios 加 isRefreshing 队列'],
    ['alova token authentication', 'alova 的 token 认证'],
    ['flyio lock recipe', 'flyio 文档里的 lock 写法'],
  ]),
}

const en: typeof zh = {
  client: 'client',
  columns: {
    turns: 'turns: 3+3, 20+20',
    time: 'µs, 3+3',
    jitless: 'µs without JIT, 3+3',
    setting: 'µs, 20+20 that each set a header',
    bytes: 'bytes allocated',
    gzip: 'gzip, bytes',
    cold: 'cold start, ms',
  },
  ahead: ['what', 'wxpipe', 'ahead of it'],
  nobody: 'nobody',
  comma: ', ',
  to: 'to',
  stampede: ['', 'refreshes', 'ok', 'failed', 'never settled'],
  measured: (day, versions) => `Measured ${day}: ${versions}.`,
  labels: new Map([
    ['raw', 'a bare Promise'],
    ['bounded raw', 'the same with a timeout'],
  ]),
}

export const words = { zh, en }
