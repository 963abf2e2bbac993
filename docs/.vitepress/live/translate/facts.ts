// What the typed words mean: numbers, lists and headers, from which both the text and the client in the page are made.
import { type Choice, usual } from './choice.ts'

export type Code = string | number | boolean

/** The envelope as the options of `envelope` have it; the two whose rule is a function are named. */
export interface Envelope {
  readonly form: 'fields' | 'ruoyi' | 'jeecg'
  readonly success: readonly Code[]
  readonly code: string | undefined
  readonly message: string | undefined
  readonly data: string | undefined
}

export interface Facts {
  readonly baseURL: string
  readonly timeout: number | undefined
  readonly headers: Readonly<Record<string, string>>
  readonly header: string | undefined
  readonly scheme: string | undefined
  readonly statusCodes: readonly number[] | undefined
  readonly codes: readonly (string | number)[]
  readonly codeField: string | undefined
  readonly loginPage: string
  readonly envelope: Envelope | undefined
}

const wordsIn = (list: string): string[] => list.split(/[\s,，、;；]+/).filter(Boolean)

/** `401` for what is written as a number is written, or else the text: `'0000'` stays itself. */
const numberOr = (word: string): string | number => (/^(0|-?[1-9]\d{0,14})$/.test(word) ? Number(word) : word)

const codeIn = (word: string): Code => (word === 'true' ? true : word === 'false' ? false : numberOr(word))

/** Left out where it is what the library does by itself. */
const unless = (usualValue: string, value: string): string | undefined => (value === usualValue ? undefined : value)

function headersIn(lines: string): Record<string, string> {
  const pairs = lines.split('\n').flatMap((line) => {
    const [, name, value] = /^\s*([\w!#$%&'*+.^`|~-]+)\s*:\s*(.*?)\s*$/.exec(line) ?? []
    return name && value ? [[name, value] as const] : []
  })
  return Object.fromEntries(pairs)
}

function envelopeOf(choice: Choice): Envelope | undefined {
  const { dialect, success, code, message, data } = choice.dialect === 'own' ? choice : usual(choice.dialect)
  if (!success.trim()) return undefined
  return {
    form: dialect === 'ruoyi' || dialect === 'jeecg' ? dialect : 'fields',
    success: wordsIn(success).map(codeIn),
    code: unless('code', code || 'code'),
    message: /^(msg|message)?$/.test(message) ? undefined : message,
    data: unless('data', data || 'data'),
  }
}

export function factsOf(choice: Choice): Facts {
  const statuses = wordsIn(choice.statuses).map(Number)
  const statusCodes = statuses.filter((status) => status >= 100 && status <= 599)
  const codes = wordsIn(choice.expired).map(numberOr)
  const envelope = envelopeOf(choice)
  // JeecgBoot tells success by one field and names the reason in another.
  const field = choice.expiredField || (envelope?.form === 'fields' && envelope.code) || 'code'
  const timeout = Number(choice.timeout)
  return {
    baseURL: choice.baseURL.trim() || usual('own').baseURL,
    timeout: Number.isInteger(timeout) && timeout > 0 ? timeout : undefined,
    headers: headersIn(choice.headers),
    header: unless('Authorization', choice.header.trim() || 'Authorization'),
    scheme: unless('Bearer', choice.scheme.trim()),
    statusCodes: String(statusCodes) === '401' || !statusCodes.length ? undefined : statusCodes,
    codes,
    codeField: codes.length ? unless('code', field) : undefined,
    loginPage: choice.loginPage.trim(),
    envelope,
  }
}
