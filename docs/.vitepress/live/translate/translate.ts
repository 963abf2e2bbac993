// Makes `src/http.ts` of a choice, as text, with the line that installs what it needs: the page shows it, tests compile and run it.
import type { Language } from '../../parts/places.ts'
import type { Choice } from './choice.ts'
import { type Envelope, type Facts, factsOf } from './facts.ts'
import { grouped, list, quote, record } from './literals.ts'
import { type Part, partsOf, pluginsOf } from './parts.ts'
import { keeperOf, sessionLines, tokensType, USER_KEY } from './session.ts'
import { type Comments, comments } from './words.ts'

export interface Translation {
  readonly files: readonly { readonly name: string; readonly text: string }[]
  readonly install: string
  readonly packages: readonly Part[]
  /** Bytes, gzip, of all packages at most. */
  readonly bytes: number
}

const factories: Readonly<Record<string, string>> = { data: 'dataOf', 'host-uni': 'uniHost', 'host-taro': 'taroHost' }
const factoryOf = (id: string): string =>
  factories[id] ?? id.replace(/-([a-z])/g, (_dash, letter: string) => letter.toUpperCase())

function importLines(choice: Choice, parts: readonly Part[]): readonly string[] {
  const ofCore =
    choice.language === 'ts' && choice.extras.includes('refresh') ? 'type Client, createClient' : 'createClient'
  const lines = parts
    .map(({ name }) => name)
    .sort()
    .map((name) => {
      const id = name.replace('@wxpipe/', '')
      return `import { ${id === 'core' ? ofCore : factoryOf(id)} } from '${name}'`
    })
  return choice.platform === 'taro' ? [`import Taro from '@tarojs/taro'`, ...lines] : lines
}

/** The options of `createClient`, in one line where they fit. */
function clientLines(choice: Choice, { baseURL, timeout, headers }: Facts): readonly string[] {
  const options = [
    ...(choice.platform === 'wx' ? [] : [`host: ${factoryOf(`host-${choice.platform}`)}()`]),
    `baseURL: ${quote(baseURL)}`,
    ...(timeout === undefined ? [] : [`timeout: ${grouped(timeout)}`]),
    ...(Object.keys(headers).length ? [`header: ${record(headers)}`] : []),
    ...(choice.extras.includes('cache') ? ['account'] : []),
  ]
  const line = `export const client = createClient({ ${options.join(', ')} })`
  if (line.length <= 84) return [line]
  return ['export const client = createClient({', ...options.map((option) => `  ${option},`), '})']
}

const accountLines = (choice: Choice, say: Comments): readonly string[] => [
  `/** ${say.account} */`,
  `const account = () => ${keeperOf(choice).read(USER_KEY)} || (session.getToken() ? undefined : null)`,
  '',
]

function envelopeCall({ form, success, code, message, data }: Envelope): string {
  if (form === 'jeecg') return `envelope({ success: ({ success }) => success === true, data: 'result' })`
  if (form === 'ruoyi')
    return `envelope({ success: [200], data: ({ data, rows, total, ...rest }) => (rows ? { list: rows, total } : (data ?? rest)) })`
  const options = [
    ...(code === undefined ? [] : [`code: ${quote(code)}`]),
    ...(message === undefined ? [] : [`message: ${quote(message)}`]),
    `success: ${list(success)}`,
    ...(data === undefined ? [] : [`data: ${quote(data)}`]),
  ]
  return `envelope({ ${options.join(', ')} })`
}

function useLines(plugins: readonly string[], facts: Facts, say: Comments): readonly string[] {
  const { envelope, statusCodes, codes } = facts
  const special: Readonly<Record<string, string>> = {
    // An object without any option of it would be a mistake, as TypeScript says.
    ...(!statusCodes && !codes.length && { 'token-expiry': '.use(tokenExpiry())' }),
    'login-redirect': '.use(login)',
    cache: `.use(cache()) // ${say.cache}`,
    retry: `.use(retry()) // ${say.retry}`,
    envelope: envelope ? `.use(${envelopeCall(envelope)})` : '',
    toast: '.use(toast())',
    loading: `.use(loading({ byDefault: true })) // ${say.loading}`,
  }
  return plugins.map((id) => `  ${special[id] ?? `.use(${factoryOf(id)}(session))`}`)
}

/** @param language the language of the comments */
export function translate(choice: Choice, language: Language): Translation {
  const say = comments[language]
  const facts = factsOf(choice)
  const parts = partsOf(choice, facts)
  const plugins = pluginsOf(choice, facts)
  const { extras } = choice
  const name = `src/http.${choice.language}`
  const lines = [
    `// ${name}`,
    ...importLines(choice, parts),
    '',
    ...(extras.includes('refresh') && choice.language === 'ts' ? tokensType : []),
    ...sessionLines(choice, facts, say),
    '',
    ...(extras.includes('cache') ? accountLines(choice, say) : []),
    ...(facts.loginPage ? [`// ${say.login}`, 'export const login = loginRedirect(session)', ''] : []),
    ...clientLines(choice, facts),
    ...useLines(plugins, facts, say),
    ...(extras.includes('data') ? ['', `export const http = dataOf(client) // ${say.data}`] : []),
  ]
  return {
    files: [{ name, text: `${lines.join('\n')}\n` }],
    install: `npm i ${parts.map((part) => part.name).join(' ')}`,
    packages: parts,
    bytes: parts.reduce((sum, { limit }) => sum + limit, 0),
  }
}
