// The words of "translate my HttpUtil" on the page, in both languages.
import type { Language } from '../../parts/places.ts'
import type { Choice } from './choice.ts'
import type { Doubt } from './recognise.ts'

export interface PageWords {
  readonly title: string
  readonly paste: string
  readonly pasteNote: string
  readonly found: string
  readonly doubts: string
  readonly doubt: Readonly<Record<Doubt, string>>
  readonly field: Readonly<Record<keyof Choice, string>>
  readonly hint: string
  readonly option: Readonly<Record<string, string>>
  readonly more: string
  readonly install: string
  readonly build: string
  readonly list: string
  readonly refused: string
  readonly weight: string
  readonly total: string
  readonly copy: string
}

const names = {
  ...{ ruoyi: 'RuoYi', yudao: 'Yudao', jeecg: 'JeecgBoot', litemall: 'litemall' },
  ...{ uni: 'uni-app', taro: 'Taro', ts: 'TypeScript', js: 'JavaScript', globalData: 'getApp().globalData' },
}

export const pageWords: Readonly<Record<Language, PageWords>> = {
  zh: {
    title: '转换你的 HttpUtil',
    paste: '粘贴你的 HttpUtil（也可以不贴，直接在下面选）',
    pasteNote: '贴的内容只在这个网页里读，不会发到任何地方，也不会运行。',
    found: '认出来的',
    doubts: '没认出来的，请看一眼',
    doubt: {
      nothing: '这里面没找到请求的封装。直接在下面选也可以。',
      baseURL: '接口地址不在这段代码里。',
      baseURLs: '不止一个地址，这里用了第一个。另外还有：',
      header: '没看到 token 放在哪个请求头里。',
      tokenKey: '没看到 token 存在哪里，先按本地存储里的 token 写。',
      tokenElsewhere: 'token 放在参数或请求体里：给 tokenInjection 写 query 或 body，写了就不用 header。',
      success: '没看到判断成功的业务码，按“没有外壳”处理。',
      names: '这些常量的值在别的文件里，请自己填上：',
      expired: '没看到表示过期的业务码。HTTP 401 本来就认得。',
      loginPage: '没看到登录页的路径，先按常见的写。',
      refreshPath: '有刷新 token 的逻辑，但没看到接口地址。',
      silentLogin: '过期后用 wx.login 重新登录：勾上“无感刷新”，把 refresh 换成 wxLogin，见「静默登录」一页。',
      files: '有上传或下载：装上 transfer，用同一个客户端发，见「上传、下载和流式响应」一页。',
      wholeBody: '原来给调用方的是整个响应体，现在直接是里面的数据：调用的地方少写一层。',
    },
    field: {
      dialect: '后台',
      platform: '平台',
      language: '语言',
      tokenIn: 'token 存在',
      extras: '还要什么',
      baseURL: '接口地址',
      timeout: '超时（毫秒）',
      headers: '每个请求都带的请求头，一行一个',
      tokenKey: 'token 的存储 key',
      header: '放 token 的请求头',
      scheme: 'token 前面的词',
      statuses: '表示过期的状态码',
      expired: '表示过期的业务码',
      expiredField: '过期业务码的字段',
      loginPage: '登录页',
      refreshPath: '刷新接口',
      success: '表示成功的业务码',
      code: '业务码的字段',
      message: '提示的字段',
      data: '数据的字段',
    },
    hint: '几个值用逗号隔开。没有的留空：没有登录页就不装 login-redirect，没有业务码就不装 envelope。',
    option: {
      ...names,
      own: '自己的',
      wx: '微信小程序',
      storage: '本地存储',
      refresh: '无感刷新',
      retry: '失败重试',
      cache: '缓存',
      loading: '加载提示',
      toast: '失败提示',
      data: '直接得到数据',
    },
    more: '更多',
    install: '安装',
    build: '装完在微信开发者工具里点：工具 → 构建 npm。',
    list: 'client.inspect() 真的打印出来的',
    refused: 'wxpipe 不接受：',
    weight: '体积上限，gzip 字节（有测试保证）',
    total: '合计',
    copy: '复制',
  },
  en: {
    title: 'Translate your HttpUtil',
    paste: 'Paste your HttpUtil (or leave this empty and choose below)',
    pasteNote: 'Only this page reads what you paste: it is sent nowhere, and never run.',
    found: 'Recognised',
    doubts: 'Not recognised: please look at these',
    doubt: {
      nothing: 'This code has no request wrapper. You can still choose below.',
      baseURL: 'The address of the server is not in this code.',
      baseURLs: 'There are several addresses; the first is used. The others:',
      header: 'The code does not show which header carries the token.',
      tokenKey: 'The code does not show where the token is stored; `token` in the storage is assumed.',
      tokenElsewhere:
        'The token travels in a parameter or the body: give tokenInjection query or body, which replaces the header.',
      success: 'The code checks no business code for success, so there is no envelope.',
      names: 'The values of these names are in another file; please fill them in:',
      expired: 'The code checks no business code for an expired session. HTTP 401 works anyway.',
      loginPage: 'The code does not show the path of the login page; a usual one is assumed.',
      refreshPath: 'The code refreshes the token, but does not show the address for it.',
      silentLogin:
        'The code logs in again with wx.login: tick "silent refresh" and use wxLogin as refresh; see the page "Silent WeChat login".',
      files:
        'The code uploads or downloads files: add transfer, and send them through the same client; see the page "Uploads, downloads and streams".',
      wholeBody: 'Callers got the whole body; now they get the data in it: remove one `.data` there.',
    },
    field: {
      dialect: 'Back end',
      platform: 'Platform',
      language: 'Language',
      tokenIn: 'Token stored in',
      extras: 'Also include',
      baseURL: 'Address of the server',
      timeout: 'Timeout (ms)',
      headers: 'Headers of every request, a line each',
      tokenKey: 'Storage key of the token',
      header: 'Header of the token',
      scheme: 'Word before the token',
      statuses: 'Statuses of an expired session',
      expired: 'Codes of an expired session',
      expiredField: 'Field of those codes',
      loginPage: 'Login page',
      refreshPath: 'Path of the refresh',
      success: 'Codes of success',
      code: 'Field of the code',
      message: 'Field of the message',
      data: 'Field of the data',
    },
    hint: 'Separate several values with commas. Leave a field empty if you have no value: without a login page there is no login-redirect, without codes of success no envelope.',
    option: {
      ...names,
      own: 'my own',
      wx: 'WeChat Mini Program',
      storage: 'storage',
      refresh: 'silent refresh',
      retry: 'retries',
      cache: 'a cache',
      loading: 'a loading indicator',
      toast: 'a toast for failures',
      data: 'calls that return the data',
    },
    more: 'More',
    install: 'Install',
    build: 'Then choose Tools → Build npm (工具 → 构建 npm) in the developer tools.',
    list: 'What client.inspect() prints (really run)',
    refused: 'wxpipe refuses this:',
    weight: 'Size limits, gzip bytes (checked by a test)',
    total: 'total',
    copy: 'Copy',
  },
}
