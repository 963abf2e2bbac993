// Recognises which header carries the token, with which word before it, and where the app keeps it.
import { closeOf, literalIn, partsIn } from './source.ts'

export interface TokenPlace {
  readonly header: string | undefined
  readonly scheme: string | undefined
  readonly tokenIn: 'storage' | 'globalData' | undefined
  readonly tokenKey: string | undefined
  /** Headers with a fixed value. */
  readonly fixed: readonly (readonly [name: string, value: string])[]
  /** The token travels in a parameter or in the body. */
  readonly isElsewhere: boolean
}

interface Entry {
  readonly name: string
  readonly value: string
}

const carriesToken = /token|auth|bearer|session|ticket|jwt/i

function entriesIn(inner: string, constants: ReadonlyMap<string, string>): readonly Entry[] {
  return partsIn(inner).flatMap((part): readonly Entry[] => {
    if (part.startsWith('...')) {
      // Such as ...(token ? { Authorization: token } : {}).
      const opening = part.indexOf('{')
      return opening < 0 ? [] : entriesIn(part.slice(opening + 1, closeOf(part, opening) - 1), constants)
    }
    const [, written = '', value = ''] = /^('[^']*'|"[^"]*"|\[[^\]]*\]|[\w$-]+)\s*(?::\s*([\s\S]+))?$/.exec(part) ?? []
    const name = nameOf(written, constants)
    return name ? [{ name, value: value || name }] : []
  })
}

function nameOf(written: string, constants: ReadonlyMap<string, string>): string | undefined {
  const inner = written.replace(/^\[\s*|\s*\]$/g, '')
  if (inner === written) return literalIn(written) ?? written
  return literalIn(inner) ?? constants.get(inner.split('.').pop() ?? '')
}

function headerEntries(text: string, constants: ReadonlyMap<string, string>): readonly Entry[] {
  const objects = [...text.matchAll(/\b\w*headers?\w*\s*[:=]\s*[^{;,\n]*\{/gi)].flatMap((found) => {
    const opening = found.index + found[0].length - 1
    return entriesIn(text.slice(opening + 1, closeOf(text, opening) - 1), constants)
  })
  const assigned = [
    ...text.matchAll(/\b\w*headers?(?:\.([\w$]+)|\[\s*('[^']*'|"[^"]*"|[\w$.]+)\s*\])\s*=(?!=)\s*([^;\n]+)/gi),
  ].flatMap(([, plain, bracketed = '', value = '']) => {
    const name = plain ?? nameOf(`[${bracketed}]`, constants)
    return name ? [{ name, value }] : []
  })
  return [...objects, ...assigned].filter(({ name }) => !/^(success|fail|complete|data|url|method)$/.test(name))
}

/** What an expression says, with the definitions of the names and functions in it, one step deep. */
function withDefinitions(expression: string, text: string): string {
  const names = new Set(expression.match(/\b[A-Za-z_$][\w$]*\b/g) ?? [])
  const definitions = [...names].flatMap((name) => {
    const safe = name.replace(/\$/g, '\\$')
    const variable = new RegExp(`\\b(?:const|let|var)\\s+${safe}\\s*(?::\\s*\\w+\\s*)?=\\s*([^;\\n]+)`).exec(text)?.[1]
    const called = new RegExp(`\\b(?:function\\s+${safe}\\s*\\(|${safe}\\s*[:=]\\s*(?:function\\s*)?\\()`).exec(text)
    return [variable, called ? text.slice(called.index, called.index + 200) : undefined].filter(
      (one) => one !== undefined,
    )
  })
  return [expression, ...definitions].join('\n')
}

function keptIn(said: string, constants: ReadonlyMap<string, string>): Pick<TokenPlace, 'tokenIn' | 'tokenKey'> {
  // A field of what is stored is no token of its own.
  if (/getStorageSync\([^()]*\)\s*\??[.[]/.test(said)) return { tokenIn: undefined, tokenKey: undefined }
  const [, written = ''] = /getStorageSync\(\s*('[^']*'|"[^"]*"|`[^`]*`|[\w$.]+)\s*\)/.exec(said) ?? []
  const stored = literalIn(written) ?? constants.get(written.split('.').pop() ?? '')
  if (stored) return { tokenIn: 'storage', tokenKey: stored }
  const [, name] = /globalData\s*\??\.\s*([\w$]+)(?!\s*[\w$]|\s*\??[.[])/.exec(said) ?? []
  return name ? { tokenIn: 'globalData', tokenKey: name } : { tokenIn: undefined, tokenKey: undefined }
}

/** `Bearer` of `'Bearer ' + token` and of a template. */
const schemeIn = (value: string): string => /['"`]\s*([A-Za-z][\w-]*)\s+(?:['"]\s*\+|\$\{)/.exec(value)?.[1] ?? ''

export function recogniseToken(text: string, constants: ReadonlyMap<string, string>): TokenPlace {
  const entries = headerEntries(text, constants)
  const moving = entries.filter(({ name, value }) => literalIn(value) === undefined && !/content-?type/i.test(name))
  const token =
    moving.find(({ name, value }) => carriesToken.test(name) && value !== '') ??
    moving.find(({ value }) => carriesToken.test(value))
  const said = token ? withDefinitions(token.value, text) : text
  const fixed = entries.flatMap(({ name, value }) => {
    const literal = literalIn(value)
    const isUsual = /content-?type/i.test(name) && /json/i.test(literal ?? '')
    return literal && !isUsual && !carriesToken.test(name) ? [[name.toLowerCase(), literal] as const] : []
  })
  return {
    header: token?.name,
    scheme: token && schemeIn(said),
    ...keptIn(said, constants),
    fixed: [...new Map(fixed)],
    isElsewhere:
      !token &&
      /\b(data|params|query)\.(access_?)?token\s*=|data\s*:\s*\{[^{}]*\btoken\b|[?&](access_?)?token=/i.test(text),
  }
}
