// Recognises in a pasted HttpUtil what a choice is made of, and says what it could not know. Nothing of the text is run or sent.
import { type Choice, type Dialect, type Extra, extras, type Texts, usual } from './choice.ts'
import { basesIn, loginPageIn, refreshPathIn } from './recognise-addresses.ts'
import { recogniseAnswer } from './recognise-answer.ts'
import { recogniseToken } from './recognise-token.ts'
import { constantsIn, withoutComments } from './source.ts'

/** What the text does not say, or says in a way that no option has. */
export type Doubt =
  | 'nothing'
  | 'baseURL'
  | 'baseURLs'
  | 'header'
  | 'tokenKey'
  | 'tokenElsewhere'
  | 'success'
  | 'names'
  | 'expired'
  | 'loginPage'
  | 'refreshPath'
  | 'silentLogin'
  | 'files'
  | 'wholeBody'

export interface Recognised {
  readonly choice: Choice
  /** What was found in the text; the rest of the choice is as usual. */
  readonly found: readonly (keyof Choice)[]
  readonly doubts: readonly { readonly what: Doubt; readonly detail: string }[]
}

const uses: Readonly<Record<Extra, RegExp>> = {
  refresh: /refresh_?token|refreshing/i,
  retry: /\bretr(y|ies)|retryCount|重试/i,
  cache: /\bcache|缓存/i,
  loading: /showLoading|showNavigationBarLoading|loading(Count|Num|Request)/i,
  toast: /showToast|showModal|\btoast\s*[.(]/i,
  data: /$^/,
}

function dialectOf(text: string, header: string | undefined, code: string | undefined): Dialect {
  if (/^x-litemall/i.test(header ?? '') || (code === 'errno' && /\b501\b/.test(text))) return 'litemall'
  // Others have its header too; a code by another name is not its own.
  if (/^x-access-token$/i.test(header ?? '') && /^(success|code)$/.test(code ?? 'success')) return 'jeecg'
  if (/tenant-id|app-api/i.test(text)) return 'yudao'
  if (/ruoyi|若依|isRelogin|errorCode\[|['"]LogOut['"]/i.test(text) && code === 'code') return 'ruoyi'
  return 'own'
}

export function recognise(pasted: string): Recognised {
  const text = withoutComments(pasted)
  const constants = constantsIn(text)
  const token = recogniseToken(text, constants)
  const answer = recogniseAnswer(text, constants)
  const bases = basesIn(text)
  const dialect = dialectOf(text, token.header, answer.code)
  const platform = /\bTaro\./.test(text) ? 'taro' : /\buni\./.test(text) ? 'uni' : 'wx'
  const loginPage = loginPageIn(text)
  const hasRefresh = uses.refresh.test(text)
  const isPlain = dialect === 'own'
  const keepsGlobally = token.tokenIn === 'globalData' && platform === 'wx'
  const hasCodes = answer.success.length + answer.unexplained.length > 0
  const ownCode = isPlain && hasCodes
  const expiredField = answer.expired.length ? answer.expiredField : undefined

  const texts: { readonly [K in keyof Texts]?: string | undefined } = {
    baseURL: bases[0],
    timeout: /\btimeout\w*['"]?\s*[:=]\s*(?:[\w$.]+\s*\|\|\s*)?(\d{3,6})\b/i.exec(text)?.[1],
    headers: token.fixed.length ? token.fixed.map(([name, value]) => `${name}: ${value}`).join('\n') : undefined,
    tokenKey: keepsGlobally || token.tokenIn === 'storage' ? token.tokenKey : undefined,
    header: token.header,
    scheme: token.scheme,
    statuses: answer.statuses.length ? answer.statuses.join(', ') : undefined,
    expired: answer.expired.length ? answer.expired.join(', ') : undefined,
    expiredField: isPlain ? expiredField : undefined,
    loginPage,
    refreshPath: hasRefresh ? refreshPathIn(text) : undefined,
    success: isPlain && answer.success.length ? answer.success.join(', ') : undefined,
    code: ownCode ? answer.code : undefined,
    message: isPlain ? answer.message : undefined,
    data: ownCode && answer.data ? answer.data : undefined,
  }
  const found = Object.entries(texts).filter(([, value]) => value !== undefined) as [keyof Texts, string][]
  const used = extras.filter((extra) => uses[extra].test(text) || (extra === 'data' && answer.data !== undefined))
  // A server whose codes the text never looks at has no envelope that could be taken off.
  const bare = isPlain && !hasCodes ? { success: '' } : {}
  const isRecognised = found.length > 0 || /\b(wx|uni|Taro)\.request/.test(text)
  const doubts: (readonly [isDoubt: boolean, what: Doubt, detail?: string])[] = [
    [!bases.length, 'baseURL'],
    [bases.length > 1, 'baseURLs', bases.slice(1).join(', ')],
    [!token.header && !token.isElsewhere, 'header'],
    [token.isElsewhere, 'tokenElsewhere'],
    [!!token.header && !texts.tokenKey, 'tokenKey'],
    [isPlain && !hasCodes, 'success'],
    [answer.unexplained.length > 0, 'names', answer.unexplained.join(', ')],
    [!texts.expired && !texts.statuses && isPlain, 'expired'],
    [!loginPage, 'loginPage'],
    [hasRefresh && !texts.refreshPath, 'refreshPath'],
    [/\b(wx|uni|Taro)\.login\s*\(/.test(text), 'silentLogin'],
    [/\.(upload|download)File\s*\(/.test(text), 'files'],
    [answer.data === '' && (ownCode || !isPlain), 'wholeBody'],
  ]
  return {
    choice: {
      ...usual(dialect),
      ...bare,
      ...(Object.fromEntries(found) as Partial<Texts>),
      platform,
      language: /\binterface\s|\btype\s+\w+\s*=|:\s*(string|any|number|Promise<)/.test(text) ? 'ts' : 'js',
      tokenIn: keepsGlobally ? 'globalData' : 'storage',
      extras: used,
    },
    found: [
      ...(isPlain ? [] : (['dialect'] as const)),
      ...(platform === 'wx' && !/\bwx\./.test(text) ? [] : (['platform'] as const)),
      ...found.map(([name]) => name),
      ...(used.length ? (['extras'] as const) : []),
    ],
    doubts: isRecognised
      ? doubts.filter(([isDoubt]) => isDoubt).map(([, what, detail = '']) => ({ what, detail }))
      : [{ what: 'nothing', detail: '' }],
  }
}
