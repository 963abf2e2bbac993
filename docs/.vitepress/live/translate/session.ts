// Writes the object that describes the session: where the token is kept, how it travels, when it has expired.
import type { Choice } from './choice.ts'
import type { Facts } from './facts.ts'
import { list, member, quote } from './literals.ts'
import type { Comments } from './words.ts'

/** How the app's own storage is read and written. */
export interface Keeper {
  read(name: string): string
  write(name: string, value: string): string
  remove(name: string): string
}

const globalNames = { wx: 'wx', uni: 'uni', taro: 'Taro' }

export const isInGlobalData = ({ platform, tokenIn }: Choice): boolean => platform === 'wx' && tokenIn === 'globalData'

export function keeperOf(choice: Choice): Keeper {
  if (isInGlobalData(choice)) {
    const place = (name: string) => `getApp().globalData${member(name)}`
    return { read: place, write: (name, value) => `${place(name)} = ${value}`, remove: (name) => `${place(name)} = ''` }
  }
  const at = globalNames[choice.platform]
  return {
    read: (name) => `${at}.getStorageSync(${quote(name)})`,
    write: (name, value) => `${at}.setStorageSync(${quote(name)}, ${value})`,
    remove: (name) => `${at}.removeStorageSync(${quote(name)})`,
  }
}

const REFRESH_KEY = 'refreshToken'
export const USER_KEY = 'userId'

/** A type annotation, where the file has types. */
export const typed = ({ language }: Choice, annotation: string): string => (language === 'ts' ? annotation : '')

/** What a refresh yields; the plugin needs `token` of it. */
export const tokensType: readonly string[] = [
  'interface Tokens {',
  '  token: string',
  '  refreshToken?: string',
  '}',
  '',
]

function refreshLines(choice: Choice, keeper: Keeper, say: Comments): readonly string[] {
  const annotated = typed(choice, ': Client')
  const path = quote(choice.refreshPath.trim() || 'token/refresh')
  const send =
    choice.dialect === 'yudao'
      ? [
          `  // ${say.accessToken}`,
          `  refresh: (api${annotated}) =>`,
          '    api',
          `      .post${typed(choice, '<{ accessToken: string; refreshToken: string }>')}(${path}, undefined, {`,
          `        query: { refreshToken: ${keeper.read(REFRESH_KEY)} },`,
          '      })',
          '      .then(({ data }) => ({ token: data.accessToken, refreshToken: data.refreshToken })),',
        ]
      : [
          `  // ${say.refresh}`,
          `  refresh: (api${annotated}) =>`,
          `    api.post${typed(choice, '<Tokens>')}(${path}, { refreshToken: ${keeper.read(REFRESH_KEY)} }).then(({ data }) => data),`,
        ]
  return [
    ...send,
    `  setToken(next${typed(choice, ': Tokens')}) {`,
    `    ${keeper.write(choice.tokenKey, 'next.token')}`,
    `    if (next.refreshToken) ${keeper.write(REFRESH_KEY, 'next.refreshToken')}`,
    '  },',
  ]
}

function redirectLines({ extras, tokenKey }: Choice, keeper: Keeper): readonly string[] {
  const gone = [
    tokenKey,
    ...(extras.includes('refresh') ? [REFRESH_KEY] : []),
    ...(extras.includes('cache') ? [USER_KEY] : []),
  ]
  return ['  onRedirect() {', ...gone.map((name) => `    ${keeper.remove(name)}`), '  },']
}

/** The lines of `const session = { … }`. */
export function sessionLines(choice: Choice, facts: Facts, say: Comments): readonly string[] {
  const keeper = keeperOf(choice)
  const { header, scheme, statusCodes, codes, codeField, loginPage } = facts
  const option = (name: string, value: string | undefined, comment = '') =>
    value === undefined ? [] : [`  ${name}: ${value},${comment && ` // ${comment}`}`]
  return [
    'const session = {',
    `  getToken: ()${typed(choice, ': string')} => ${keeper.read(choice.tokenKey)},`,
    ...option('header', header && quote(header)),
    ...option('scheme', scheme === undefined ? undefined : quote(scheme), scheme === '' ? say.noScheme : ''),
    ...option('statusCodes', statusCodes && list(statusCodes)),
    ...option('codes', codes.length ? list(codes) : undefined),
    ...option('codeField', codeField && quote(codeField)),
    ...(choice.extras.includes('refresh') ? refreshLines(choice, keeper, say) : []),
    ...option('loginPage', loginPage ? quote(loginPage) : undefined),
    ...(loginPage ? redirectLines(choice, keeper) : []),
    '}',
  ]
}
