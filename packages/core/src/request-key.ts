// Names a request by all that its answer depends on, so that plugins can keep and share answers.
//
// Why this is no plugin: cache and dedupe need the one idea, and neither needs the other. It is an export that the pipeline
// never calls, so an app that has neither plugin leaves it out of its bundle.
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
   * The key will be read again by a later start of the app, from a storage. A function has no name that both starts know, so
   * a request with a transport of its own has no such key, and the host and the transport that `createClient` was given do not
   * count: they are taken to be the same at each start.
   */
  readonly lasting?: boolean | undefined
  /**
   * The key names what comes of the request for its caller, not only what the server answers: another `validateStatus`,
   * another plugin that is switched off (`retry: false`, `retry: 0`), or another `maxWait` in the queue, make another key. `false`: it names
   * only what is submitted, so that a second tap has the key of the first: rules that read the answer, and `idempotencyKey`, do
   * not count.
   */
  readonly outcome?: boolean | undefined
}

const kinds: Kinds<RequestKeyOptions> = { lasting: 'boolean', outcome: 'boolean' }

/**
 * A text that is equal for two requests when one answer is right for both: they have the same method, URL as it is sent,
 * header, data, host options, `auth: false`, `idempotencyKey`, rule of `envelope` and of `mock`, transport and host. The order of
 * query parameters and of an object's keys does not count, nor does the case of header names. Functions are equal when they are
 * one function. It does not say whose request it is: ask `accountOf`.
 *
 * Method and path can be read in it. What may hold a secret (query, header, data, user info) is in it as a hash.
 * @returns nothing when the data could look equal and be different (bytes, FormData, an instance of a class, a function, a
 * body that can be read once only): such a request must not be kept or shared
 * @example requestKey(request) // 'GET https://api.example.com/groups#1x0v7fe.q2k9sd'
 */
export function requestKey(request: HttpRequest, options: RequestKeyOptions = {}): string | undefined {
  const { lasting, outcome } = checkOptions('requestKey', options, kinds)
  try {
    const { hostOptions } = request
    const given = request.options as { readonly [name: string]: unknown }
    const { client, defaults } = request.call as CallState
    // What `extend` was given, if this client is a child. It shares its parent's plugins, so what it does in its own way must count.
    const changed = defaults.options
    // The functions and the host that are not the usual ones.
    let numbered = lineOf(
      '@',
      numberOf(request.transport, lasting && !changed.transport ? defaults.transport : hostTransport),
    )
    if (outcome)
      numbered += lineOf('~', numberOf(request.validateStatus, !changed.validateStatus && defaults.validateStatus))
    if (!lasting) numbered += lineOf('^', numberOf(client.host, hostOf(undefined)))
    // The next start of the app counts anew, so no number may be in a key that lasts.
    else if (numbered) return undefined
    const sent = before('#', resolveUrl(request))
    let path = before('?', sent)
    let hidden = sent.length > path.length ? `?${parametersOf(sent.slice(path.length + 1))}` : ''
    if (path.indexOf('@') >= 0) {
      // User info stands before an `@`.
      hidden = path + hidden
      path = ''
    }
    // No two parts can be mistaken for each other: the URL ends at the first `#`, no header's line begins with a blank, and each
    // other line begins with one and with a mark of its own:
    //   `:` data   `name=` option of the host   `!` option that is off   `<` longest wait in the queue   `%` plugin's rule
    //   `@` transport   `~` validateStatus   `^` host
    let rest = linesOf(request.header)
    rest += lineOf(':', request.data)
    for (const name of Object.keys(hostOptions).sort()) {
      rest += lineOf(`${name}=`, hostOptions[name as keyof typeof hostOptions])
    }
    for (const name of outcome ? Object.keys(given).sort() : ['auth'])
      if (given[name] === false || given[name] === 0) rest += ` !${name}\n`
    // A request that waits for a shorter time fails sooner.
    if (outcome) rest += lineOf('<', Object(given['queue']).maxWait)
    // Of these three the value counts: `envelope` and `mock` change the answer, and `idempotencyKey` tells two orders apart.
    for (const name of outcome === false ? [] : ['envelope', 'idempotencyKey', 'mock'])
      rest += lineOf(`%${name}=`, lasting ? given[name] : withNumbers(given[name]))
    rest += numbered
    const hash = hidden || rest ? `#${hashOf(`${hidden}#${rest}`)}` : ''
    return `${request.method} ${path}${hash}`
  } catch {
    // A query or data that has no plain text.
    return undefined
  }
}

// A text splits quickly at a text; engines without a compiler are slow at patterns.
const before = (mark: string, text: string): string => text.split(mark, 1)[0]!

/** A line of a key; nothing for what is not there. */
const lineOf = (mark: string, value: unknown): string => (value === undefined ? '' : ` ${mark}${textOf(value)}\n`)

/** The parameters in the order of their names; those of one name keep their own order, which means something. */
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

/** A line for each header that is sent. Of a name in two spellings the last one is sent, and `null` takes it off. */
function linesOf(header: Header): string {
  const lines = new Map<string, string>()
  for (const name of Object.keys(header)) {
    const value: unknown = header[name]
    const lowered = name.toLowerCase()
    if (value !== undefined) lines.set(lowered, value === null ? '' : `${lowered}:${value}\n`)
  }
  return inOrder(lines).join('')
}

/** The texts in the order of their names. Mostly they are in order already, and to find that out is quicker than to sort. */
function inOrder(texts: ReadonlyMap<string, string>): (string | undefined)[] {
  const names = Array.from(texts.keys())
  if (names.some((name, index) => index > 0 && name < names[index - 1]!)) names.sort()
  return names.map((name) => texts.get(name))
}

// Numbers for functions and hosts: no text of theirs would tell all of them apart.
const numbers = new WeakMap<object, number>()
let count = 0

/** A plugin's rule with numbers in place of its functions. No option takes a function and a number, so the two are not mixed up. */
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
 * 64 bits of a text that do not show it, as two numbers in letters and digits. Two of the few hundred texts that an app has at a time never
 * share them by chance. It is no cryptography: whoever knows all the texts that it could be can find out which one it is.
 */
export function hashOf(text: string): string {
  // Odd numbers with well-mixed bits: the primes of xxHash.
  let first = 0x9e3779b1
  let second = 0x85ebca77
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    first = Math.imul(first ^ code, 0xc2b2ae3d)
    second = Math.imul(second ^ code, 0x27d4eb2f)
    // A product carries bits upward only: this brings them down again.
    first ^= first >>> 15
    second ^= second >>> 13
  }
  return `${first.toString(36)}.${second.toString(36)}`
}
