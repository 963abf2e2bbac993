// Identifies a request by everything that its response depends on, so that plugins can keep and share responses.
//
// Part of the core, because cache and dedupe both need it, and neither needs the other. The pipeline never calls it, so
// the bundle of an app with neither plugin does not contain it.
import type { CallState } from './call.ts'
import { checkOptions, type Kinds } from './options.ts'
import { textOf } from './plain-text.ts'
import { resolveUrl } from './query.ts'
import { mergeOptions } from './request.ts'
import { hostOf, hostTransport } from './transport.ts'
import type { Header, HttpRequest } from './types/index.ts'
import { isPlain } from './values.ts'

/** Options of `requestKey`. */
export interface RequestKeyOptions {
  /**
   * The key will be stored, and read again after a restart of the app; default `false`. Functions cannot be recognised
   * after a restart, so a request with its own transport has no such key. The host and the transport given to
   * `createClient` do not count: they are assumed to be the same after each start.
   */
  readonly lasting?: boolean | undefined
  /**
   * `true`: the key stands for what the caller gets, not only for the server's response: another `validateStatus`,
   * another plugin that is switched off (`retry: false`, `retry: 0`), or another `maxWait` in the queue gives another
   * key. `false`: it stands only for what is submitted, so that a second tap has the key of the first: rules that read
   * the response, and `idempotencyKey`, do not count. Default: it stands for the server's response.
   */
  readonly outcome?: boolean | undefined
}

const kinds: Kinds<RequestKeyOptions> = { lasting: 'boolean', outcome: 'boolean' }

/**
 * A text that is equal for two requests if one response is right for both: they have the same method, sent URL, header,
 * data, host options, `auth: false`, `idempotencyKey`, rules of `envelope` and `mock`, options that their plugins have
 * marked with a `*`, transport and host. The order of query parameters and of an object's keys does not count, nor does
 * the case of header names. Functions are equal only if they are the same function. The key does not say whose request
 * it is: `accountOf` does.
 *
 * Method and path are readable in it. What may hold a secret (query, header, data, user info) is only in it as a hash.
 * @returns undefined if the data could look equal and still differ (bytes, FormData, an instance of a class, a
 * function, a body that can be read only once): the response to such a request must not be kept or shared
 * @example requestKey(request) // 'GET https://api.example.com/groups#1x0v7fe.q2k9sd'
 */
export function requestKey(request: HttpRequest, options: RequestKeyOptions = {}): string | undefined {
  const { lasting, outcome } = checkOptions('requestKey', options, kinds)
  try {
    const { hostOptions } = request
    const given = request.options as { readonly [name: string]: unknown }
    const { client, defaults, keys } = request.call as CallState
    // The options given to `extend`, if this client is a child: it shares its parent's plugins, so they must count.
    const changed = defaults.options
    // Functions and hosts other than the usual ones.
    let numbered = lineOf(
      '@',
      numberOf(request.transport, lasting && !changed.transport ? defaults.transport : hostTransport),
    )
    if (outcome)
      numbered += lineOf('~', numberOf(request.validateStatus, !changed.validateStatus && defaults.validateStatus))
    if (!lasting) numbered += lineOf('^', numberOf(client.host, hostOf(undefined)))
    // After a restart of the app, numbers are given anew, so a lasting key must not contain any.
    else if (numbered) return undefined
    const sent = before('#', resolveUrl(request))
    let path = before('?', sent)
    let hidden = sent.length > path.length ? `?${parametersOf(sent.slice(path.length + 1))}` : ''
    if (path.indexOf('@') >= 0) {
      // User info stands before an `@`.
      hidden = path + hidden
      path = ''
    }
    // No two parts can be mistaken for each other: the URL ends at the first `#`, no header line begins with a space,
    // and each other line begins with a space and a mark of its own:
    //   `:` data   `name=` option of the host   `!` option that is off   `<` longest wait in the queue
    //   `%` plugin's rule   `@` transport   `~` validateStatus   `^` host
    let rest = linesOf(request.header)
    rest += lineOf(':', request.data)
    for (const name of Object.keys(hostOptions).sort()) {
      rest += lineOf(`${name}=`, hostOptions[name as keyof typeof hostOptions])
    }
    for (const name of outcome ? Object.keys(given).sort() : ['auth'])
      if (given[name] === false || given[name] === 0) rest += ` !${name}\n`
    // A request with a shorter wait fails sooner.
    if (outcome) rest += lineOf('<', Object(given['queue']).maxWait)
    // Of these the value counts: `envelope` and `mock` change the response, `idempotencyKey` tells orders apart. They
    // are not marked, because a second tap may have another key, or a rule with a function of its own.
    const valued = outcome === false ? [] : ['envelope', 'idempotencyKey', 'mock']
    const marked = Object.keys(given).filter((name) => `${keys[name]}`.indexOf('*') > 0)
    for (const name of valued.concat(marked.sort()))
      rest += lineOf(`%${name}=`, lasting ? given[name] : withNumbers(given[name]))
    rest += numbered
    const hash = hidden || rest ? `#${hashOf(`${hidden}#${rest}`)}` : ''
    return `${request.method} ${path}${hash}`
  } catch {
    // The query or the data has no plain text.
    return undefined
  }
}

// Splits at a string, because regular expressions are slow in engines without a JIT compiler.
const before = (mark: string, text: string): string => text.split(mark, 1)[0]!

/** A line of a key; empty for a value that is not there. */
const lineOf = (mark: string, value: unknown): string => (value === undefined ? '' : ` ${mark}${textOf(value)}\n`)

/** The parameters sorted by name; those with the same name keep their order, because it has a meaning. */
function parametersOf(query: string): string {
  if (query.indexOf('&') < 0) return query
  const byName = new Map<string, string>()
  for (const parameter of query.split('&')) {
    const name = before('=', parameter)
    const earlier = byName.get(name)
    byName.set(name, earlier === undefined ? parameter : `${earlier}&${parameter}`)
  }
  return inOrder(byName).join('&')
}

/** A line for each header that is sent: of two spellings of a name, the last one; `null` removes the header. */
function linesOf(header: Header): string {
  const lines = new Map<string, string>()
  for (const name of Object.keys(header)) {
    const value: unknown = header[name]
    const lowered = name.toLowerCase()
    if (value !== undefined) lines.set(lowered, value === null ? '' : `${lowered}:${value}\n`)
  }
  return inOrder(lines).join('')
}

/** The texts sorted by name. Mostly they are sorted already, and checking that is faster than sorting. */
function inOrder(texts: ReadonlyMap<string, string>): (string | undefined)[] {
  const names = Array.from(texts.keys())
  if (names.some((name, index) => index > 0 && name < names[index - 1]!)) names.sort()
  return names.map((name) => texts.get(name))
}

// Numbers that identify functions and hosts, which no text does reliably.
const numbers = new WeakMap<object, number>()
let count = 0

/** A plugin's rule with numbers in place of its functions. No option takes both, so the two cannot be mixed up. */
function withNumbers(rule: unknown): unknown {
  if (!isPlain(rule)) return rule
  const numbered = mergeOptions(rule, {})
  for (const name in numbered) {
    const value = numbered[name]
    if (typeof value === 'function') numbered[name] = numberOf(value)
  }
  return numbered
}

/** The number of a function or a host; none for the usual one. */
function numberOf(used: object | undefined, usual?: unknown): number | undefined {
  if (used === usual) return undefined
  const number = numbers.get(used!) || ++count
  numbers.set(used!, number)
  return number
}

/**
 * A hash of 64 bits, written as two numbers in letters and digits. Among the few hundred texts that an app has at a
 * time, two with the same hash are practically impossible. It is not cryptographic: whoever knows all possible texts
 * can find out which one it is.
 * @example hashOf('https://api.example.com/me') // 'dvhcup.-hxut1i'
 */
export function hashOf(text: string): string {
  // Odd numbers with well-mixed bits: the primes of xxHash.
  let first = 0x9e3779b1
  let second = 0x85ebca77
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    first = Math.imul(first ^ code, 0xc2b2ae3d)
    second = Math.imul(second ^ code, 0x27d4eb2f)
    // Multiplication carries bits upward only: this brings them down again.
    first ^= first >>> 15
    second ^= second >>> 13
  }
  return `${first.toString(36)}.${second.toString(36)}`
}
