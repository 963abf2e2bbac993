// Finds the names that a script takes from its surroundings, and says which of them a bare engine lacks.
import { type Node, parse } from 'acorn'
import { simple } from 'acorn-walk'
import { analyze } from 'eslint-scope'

/** A name taken from outside the script, and its line. */
export interface FreeName {
  readonly name: string
  readonly line: number
}

// What every Mini Program engine has: ES2018, less what WeChat forbids (eval) or old phones lack (Proxy, Intl).
const language = `Object Function Boolean Symbol Number String Math Date RegExp JSON Array Map Set WeakMap WeakSet Promise Reflect
  Error EvalError RangeError ReferenceError SyntaxError TypeError URIError ArrayBuffer DataView
  Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array Float32Array Float64Array
  NaN Infinity undefined isNaN isFinite parseFloat parseInt
  decodeURI decodeURIComponent encodeURI encodeURIComponent escape unescape`
const host = 'wx getApp getCurrentPages setTimeout clearTimeout setInterval clearInterval console'
const commonJs = 'require module exports'
const present: ReadonlySet<string> = new Set(`${language} ${host} ${commonJs}`.split(/\s+/))

/**
 * Lists the free names that a bare engine lacks; a name that stands only behind `typeof` is allowed.
 * @throws SyntaxError when the script is newer than ES2018
 */
export function namesThatEnginesLack(script: string, sourceType: 'script' | 'module' = 'script'): readonly FreeName[] {
  const tree = parse(script, { ecmaVersion: 2018, sourceType, locations: true, ranges: true })
  const harmless = namesBehindTypeof(tree)
  const scopes = analyze(tree as Parameters<typeof analyze>[0], {
    ecmaVersion: 2018,
    sourceType: sourceType === 'script' ? 'commonjs' : 'module',
  })
  return (scopes.globalScope?.through ?? [])
    .map(({ identifier }) => ({
      name: 'name' in identifier ? identifier.name : '',
      line: identifier.loc?.start.line ?? 0,
      at: identifier.range?.[0] ?? -1,
    }))
    .filter(({ name, at }) => !present.has(name) && !harmless.has(at))
    .map(({ name, line }) => ({ name, line }))
}

function namesBehindTypeof(tree: Node): ReadonlySet<number> {
  const starts = new Set<number>()
  simple(tree, {
    UnaryExpression: ({ operator, argument }) => {
      if (operator === 'typeof' && argument.type === 'Identifier') starts.add(argument.start)
    },
  })
  return starts
}
