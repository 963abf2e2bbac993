// Recognises the addresses in a pasted HttpUtil: of the server, of the login page, of the refresh.
import { literalIn, statementAt } from './source.ts'

/** The addresses that a request may begin with: of something called so first, then those in the text. */
export function basesIn(text: string): readonly string[] {
  const named = [
    ...text.matchAll(
      /\b\w*(?:base_?url|base_?api|base_?path|api_?url|api_?base|api_?host|api_?root|host|domain|server|http_request_url)\w*['"]?\s*[:=](?!=)\s*/gi,
    ),
  ].flatMap(
    ({ index, 0: { length } }) => statementAt(text, index + length).body.match(/['"`]https?:\/\/[^'"`]*['"`]/g) ?? [],
  )
  const anywhere = text.match(/['"`]https?:\/\/[^'"`$]*/g) ?? []
  const all = named.length ? named : anywhere
  const bases = all.map((one) => one.replace(/['"`]|\$\{.*/g, '')).filter((one) => /^https?:\/\/[^/]/.test(one))
  // What is live comes first: neither a developer's own machine nor plain HTTP.
  const rank = (base: string) =>
    /localhost|127\.0|192\.168|10\.\d|dev|test/i.test(base) ? 2 : base.startsWith('https') ? 0 : 1
  return [...new Set(bases)].sort((a, b) => rank(a) - rank(b))
}

/** A page that a router opens, or one that stands in a variable; the address of a request is none. */
export function loginPageIn(text: string): string | undefined {
  const quoted = String.raw`(['"\`])((?:(?!\1)[^$\n])*)`
  const opened = new RegExp(
    String.raw`(?:navigateTo|redirectTo|reLaunch|switchTab)\s*\(\s*\{?\s*(?:url\s*:\s*)?${quoted}`,
    'g',
  )
  const named = new RegExp(String.raw`(?:url|page|path|login)\w*\s*[:=]\s*${quoted}`, 'gi')
  const pages = [
    ...[...text.matchAll(opened)].map(([, , page = '']) => page),
    ...[...text.matchAll(named)].map(([, , page = '']) => page).filter((page) => /\bpages?\/|package\w*\//i.test(page)),
  ]
  const page = pages.find(
    (one) => one.includes('/') && !/^https?:|^\.\.?\//.test(one) && /log-?in|auth|sign|passport/i.test(one),
  )
  return page && (page.startsWith('/') ? page : `/${page}`)
}

/** The path of what refreshes the token, without the server's address. */
export const refreshPathIn = (text: string): string | undefined =>
  text
    .match(/(['"`])[^'"`\n]*\brefresh[^'"`\n]*\1|(['"`])[^'"`\n]*\/[^'"`\n]*refresh[^'"`\n]*\2/gi)
    ?.map((one) => literalIn(one.replace(/\$\{[^}]*\}/g, '')) ?? '')
    .find((one) => one.includes('/'))
    ?.replace(/^https?:\/\/[^/]+|\?.*$/g, '')
    .replace(/^\//, '')
