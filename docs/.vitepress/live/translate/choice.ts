// What a reader chooses of "translate my HttpUtil", what each back end usually has, and how an address holds it.

export const dialects = ['own', 'ruoyi', 'yudao', 'jeecg', 'litemall'] as const
export const platforms = ['wx', 'uni', 'taro'] as const
export const languages = ['ts', 'js'] as const
/** Where the app keeps its token; only WeChat's own Mini Programs have `getApp().globalData` in the same way everywhere. */
export const keepers = ['storage', 'globalData'] as const
export const extras = ['refresh', 'retry', 'cache', 'loading', 'toast', 'data'] as const

export type Dialect = (typeof dialects)[number]
export type Extra = (typeof extras)[number]

/** What is typed, as it is typed: lists have commas. */
export interface Texts {
  readonly baseURL: string
  /** Milliseconds. */
  readonly timeout: string
  /** Headers of every request, a line each: `name: value`. */
  readonly headers: string
  /** The name under which the token is kept. */
  readonly tokenKey: string
  readonly header: string
  /** The word before the token, '' for none. */
  readonly scheme: string
  /** HTTP statuses that mean an expired session. */
  readonly statuses: string
  /** Business codes that mean it. */
  readonly expired: string
  /** The field of those codes where it is not that of the envelope's. */
  readonly expiredField: string
  /** '' leaves the login page to the app. */
  readonly loginPage: string
  readonly refreshPath: string
  /** The codes of success; '' for a server without an envelope. */
  readonly success: string
  readonly code: string
  readonly message: string
  readonly data: string
}

export interface Choice extends Texts {
  readonly dialect: Dialect
  readonly platform: (typeof platforms)[number]
  readonly language: (typeof languages)[number]
  readonly tokenIn: (typeof keepers)[number]
  readonly extras: readonly Extra[]
}

const plain: Choice = {
  dialect: 'own',
  platform: 'wx',
  language: 'ts',
  tokenIn: 'storage',
  extras: ['loading', 'toast', 'data'],
  baseURL: 'https://api.example.com/',
  timeout: '10000',
  headers: '',
  tokenKey: 'token',
  header: 'Authorization',
  scheme: 'Bearer',
  statuses: '401',
  expired: '',
  expiredField: '',
  loginPage: '/pages/login/login',
  refreshPath: 'token/refresh',
  success: '0',
  code: 'code',
  message: '',
  data: 'data',
}

/** What the back end itself decides; the rest is the app's own. */
const ofServer = {
  own: {},
  ruoyi: { success: '200', expired: '401' },
  yudao: { expired: '401', headers: 'tenant-id: 1', refreshPath: 'member/auth/refresh-token' },
  jeecg: { success: 'true', code: 'success', data: 'result', header: 'X-Access-Token', scheme: '' },
  litemall: { code: 'errno', message: 'errmsg', expired: '501', header: 'X-Litemall-Token', scheme: '' },
} as const satisfies Readonly<Record<Dialect, Partial<Texts>>>

const bases: Readonly<Record<Dialect, string>> = {
  own: plain.baseURL,
  ruoyi: plain.baseURL,
  yudao: 'https://api.example.com/app-api/',
  jeecg: 'https://api.example.com/jeecg-boot/',
  litemall: 'https://api.example.com/wx/',
}

/** What one who has chosen nothing but the back end gets. */
export const usual = (dialect: Dialect): Choice => ({
  ...plain,
  ...(dialect === 'yudao' && { extras: ['refresh', ...plain.extras] }),
  ...ofServer[dialect],
  dialect,
  baseURL: bases[dialect],
})

/** Another back end: what the server decides is the new one's, and what the reader has said of the app stays. */
export function withDialect(choice: Choice, dialect: Dialect): Choice {
  const { extras, baseURL, ...server } = usual(dialect)
  const { platform, language, tokenIn, tokenKey, loginPage, timeout } = choice
  const isUntouched = choice.baseURL === bases[choice.dialect]
  return {
    ...server,
    ...{ platform, language, tokenIn, tokenKey, loginPage, timeout },
    extras: [...new Set([...choice.extras, ...(dialect === 'yudao' ? extras : [])])],
    baseURL: isUntouched ? baseURL : choice.baseURL,
  }
}

const textNames = Object.keys(plain).filter((name) => typeof plain[name as keyof Choice] === 'string')
const sets: Readonly<Record<string, readonly string[]>> = {
  dialect: dialects,
  platform: platforms,
  language: languages,
  tokenIn: keepers,
}

/** `#dialect=litemall&loginPage=…`: what differs from the back end's usual. */
export function writeHash(choice: Choice): string {
  const normal = usual(choice.dialect)
  const said = new URLSearchParams({ dialect: choice.dialect })
  for (const name of textNames as (keyof Texts)[]) if (choice[name] !== normal[name]) said.set(name, choice[name])
  if (String(choice.extras) !== String(normal.extras)) said.set('extras', choice.extras.join(','))
  return `#${said}`
}

/** Whether an address holds a choice, and not the place of a heading. */
export const isHash = (hash: string): boolean => hash.startsWith('#dialect=')

/** Reads it; what it does not know stays as usual. */
export function readHash(hash: string): Choice {
  const said = new URLSearchParams(hash.replace(/^#/, ''))
  const choice: Record<string, unknown> = {
    ...usual(dialects.find((dialect) => dialect === said.get('dialect')) ?? 'own'),
  }
  for (const name of textNames) {
    const value = said.get(name)
    if (value !== null && (sets[name]?.includes(value) ?? true)) choice[name] = value
  }
  const named = said.get('extras')?.split(',')
  if (named) choice['extras'] = extras.filter((extra) => named.includes(extra))
  return choice as unknown as Choice
}
