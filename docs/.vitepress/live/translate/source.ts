// Reads JavaScript as far as recognising needs it: comments, brackets, literals and constants. It does not have to parse all of it.

const token =
  /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|[^\S\n]{2,}|[\w$.]{400,}/g

/** The text with a blank for each comment; strings stay as they are. A name of that length is data, which is slow to look through. */
export const withoutComments = (text: string): string =>
  text.replace(token, (found) => (/^['"`]/.test(found) ? found : ' '))

/** Where the bracket that opens at `start` has closed again, or the end of the text. */
export function closeOf(text: string, start: number): number {
  const next = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|[([{}\])]/g
  next.lastIndex = start
  let depth = 0
  for (let found = next.exec(text); found; found = next.exec(text)) {
    if (/^[([{]/.test(found[0])) depth++
    else if (/^[)\]}]/.test(found[0]) && --depth === 0) return next.lastIndex
  }
  return text.length
}

/** The block or the statement that begins at `start`, and where it ends. */
export function statementAt(text: string, start: number): { readonly body: string; readonly end: number } {
  let at = start + (/^\s*/.exec(text.slice(start))?.[0].length ?? 0)
  if (text[at] === '{') {
    const end = closeOf(text, at)
    return { body: text.slice(at, end), end }
  }
  const from = at
  while (at < text.length && !/[;\n}]/.test(text[at]!)) {
    at = /[([{]/.test(text[at]!) ? closeOf(text, at) : at + 1
  }
  return { body: text.slice(from, at), end: text[at] === ';' ? at + 1 : at }
}

/** The parts of a list or an object between its brackets, by their commas. */
export function partsIn(inner: string): readonly string[] {
  const parts: string[] = []
  let from = 0
  for (let at = 0; at < inner.length; ) {
    const [string] = /^(?:'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`)/.exec(inner.slice(at)) ?? []
    if (string) at += string.length
    else if (/[([{]/.test(inner[at]!)) at = closeOf(inner, at)
    else if (inner[at++] === ',') {
      parts.push(inner.slice(from, at - 1))
      from = at
    }
  }
  return [...parts, inner.slice(from)].map((part) => part.trim()).filter(Boolean)
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }

/** What a literal stands for, as text; nothing for a template with a value in it, and for anything else. */
export function literalIn(expression: string): string | undefined {
  const [, string] = /^(['"`])((?:\\[\s\S]|(?!\1)[^\\])*)\1$/.exec(expression.trim())?.slice(1) ?? []
  if (string !== undefined && !(expression.trim().startsWith('`') && /\$\{/.test(string)))
    return string.replace(/\\(?:u([\da-f]{4})|x([\da-f]{2})|([\s\S]))/gi, (_all, unit, byte, char) =>
      char === undefined ? String.fromCharCode(Number.parseInt(unit ?? byte, 16)) : (escapes[char] ?? char),
    )
  return /^(-?\d+(\.\d+)?|true|false)$/.exec(expression.trim())?.[0]
}

/** The literals that have a name in this text: `const NAME = …`, `NAME: …`. The first one counts. */
export function constantsIn(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const named =
    /([A-Za-z_$][\w$]*)\s*(?::\s*\w+\s*)?[:=](?!=)\s*('(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`[^`$]*`|-?\d+\b)/g
  for (const [, name = '', value = ''] of text.matchAll(named)) {
    if (!found.has(name)) found.set(name, literalIn(value) ?? '')
  }
  return found
}
