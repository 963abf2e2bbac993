// Recognises how a server's responses look: the fields of code, words and data, which codes are success, and which mean "expired".
import { branchesIn, type Comparison, comparisonsIn } from './branches.ts'

export interface Answer {
  readonly code: string | undefined
  readonly success: readonly string[]
  readonly expiredField: string | undefined
  readonly expired: readonly string[]
  readonly statuses: readonly string[]
  /** The field of what callers get; '' for the whole body. */
  readonly data: string | undefined
  readonly message: string | undefined
  /** Names of codes whose values stand in another file. */
  readonly unexplained: readonly string[]
}

const codeField =
  /^(code|errno|err_?no|err_?code|error_?code|ret|ret_?code|return_?code|result_?code|res_?code|rsp_?code|biz_?code|status|state|flag|success|ok|is_?success|succeed|succ)$/i
const goodValue = /^(0+|1|200|10000|20000|true|success|ok|succ)$/i
const endsSession =
  /log_?in|log_?out|sign_?in|refresh|auth|removeStorage|clearStorage|(remove|clear|del|reset)\w*token|登录|登陆|过期|失效/i
const succeeds =
  /\bresolve\s*\(|\breturn\b(?!\s*(Promise\.reject|reject|;|$|\n|false|null))|\bsuccess\s*\(|callback\s*\(|\bcb\s*\(/
const refuses = /\breject\s*\(|\bthrow\b|Toast|showModal|Promise\.reject|error\s*\(/i
const wordField = /(msg|message|info|desc|error|reason|tips?)$/i

/** The names by which the text calls a body and its fields, such as `data` after `success: ({ data })`. */
function namesIn(text: string) {
  const bodies = new Set<string>()
  const fields = new Set<string>()
  // `success: ({ data: body })`
  const renamed = /(?:success|then)\s*[:(]\s*(?:async\s*)?(?:function\s*)?\(?\s*\{[^{}]*\bdata\s*:\s*([\w$]+)\s*[,}]/g
  for (const [, name = ''] of text.matchAll(renamed)) bodies.add(name)
  for (const [, name = ''] of text.matchAll(/(?:const|let|var)\s+([\w$]+)\s*=\s*[\w$.]*\bdata\b(?![ \t]*[?.[(\w])/g))
    bodies.add(name)
  for (const [, inner = '', from = ''] of text.matchAll(/\{([^{}]*)\}\s*=\s*([\w$.?]+)/g)) {
    const isOfBody = /\.data$/.test(from) || bodies.has(from) || (from === 'data' && !/\bdata\b/.test(inner))
    if (isOfBody) for (const name of inner.split(',')) fields.add(name.split(/[:=]/)[0]!.trim())
    else if (/\bdata\b/.test(inner) && /^(res|resp|response|result|r)$/.test(from)) bodies.add('data')
  }
  if (
    /(success|then)\s*(:|\()\s*(async\s*)?(function\s*)?\(?\s*\(?\{[^}]*\bdata\b[^}]*\}/.test(text) &&
    !fields.has('data')
  )
    bodies.add('data')
  return { bodies, fields }
}

const isOfAnswer = ({ of, field }: Comparison): boolean =>
  codeField.test(field) && !/^(process|options|config|opt)\b/.test(of)

export function recogniseAnswer(text: string, constants: ReadonlyMap<string, string>): Answer {
  const good: Comparison[] = []
  const over: Comparison[] = []
  const statuses = new Set<string>()
  const unexplained: Comparison[] = []
  let resolving = ''
  for (const { condition, body, orElse } of branchesIn(text)) {
    for (const comparison of comparisonsIn(condition, constants)) {
      const { field, isEqual, value } = comparison
      if (/^status_?code$/i.test(field)) {
        if (isEqual && value && Number(value) >= 400 && endsSession.test(body)) statuses.add(value)
        continue
      }
      if (!isOfAnswer(comparison)) continue
      const met = isEqual ? body : orElse
      const isGood = isEqual
        ? succeeds.test(body) && (goodValue.test(value ?? '') || !endsSession.test(body))
        : refuses.test(body) || succeeds.test(orElse)
      if (value === undefined && (isGood || endsSession.test(body))) unexplained.push(comparison)
      else if (value !== undefined && isGood) {
        good.push(comparison)
        resolving += `${met}\n`
      } else if (value !== undefined && isEqual && endsSession.test(body)) over.push(comparison)
    }
  }
  const code = (good[0] ?? unexplained[0])?.field
  const expiredField = over[0]?.field
  const names = namesIn(text)
  return {
    code,
    success: unique(good.filter(({ field }) => field === code)),
    expiredField: expiredField === (code ?? 'code') ? undefined : expiredField,
    expired: unique(over.filter(({ field }) => field === expiredField)),
    statuses: [...statuses],
    data: dataIn(resolving, names) ?? dataIn(text, names),
    message: messageIn(text, names),
    unexplained: [...new Set(unexplained.map(({ written }) => written))],
  }
}

const unique = (comparisons: readonly Comparison[]): readonly string[] => [
  ...new Set(comparisons.map(({ value }) => value!)),
]

type Names = ReturnType<typeof namesIn>

/** What is resolved: a field of the body, or the body itself. */
function dataIn(text: string, { bodies, fields }: Names): string | undefined {
  const given =
    /(?:\bresolve|\breslove|success|callback|cb)\s*\(\s*([\w$.?]+)|\breturn\s+([\w$.?]*\.data(?:\.[\w$]+)?)\b/g
  for (const [, first, second] of text.matchAll(given)) {
    const path = (first ?? second ?? '').replace(/\?/g, '').split('.')
    const [last = ''] = path.slice(-1)
    const before = path.slice(0, -1)
    if (before.slice(-1)[0] === 'data' || (before.length === 1 && bodies.has(before[0]!))) return last
    if (path.length === 1 && fields.has(last)) return last
    if (last === 'data' || (path.length === 1 && bodies.has(last))) return ''
  }
  return undefined
}

/** The field of the words that are shown. */
function messageIn(text: string, { bodies, fields }: Names): string | undefined {
  for (const [shown] of text.matchAll(
    /\b(?:title|content|message)\s*:\s*[^,\n}]+|\b(?:toast|showMsg|showError)\s*\([^)]*\)/gi,
  )) {
    for (const [, of = '', field = ''] of shown.matchAll(/([\w$.?]*?)\??\.?\b([A-Za-z_]+)(?![\w$(.])/g)) {
      const isOfBody = /(^|\.)data\??$/.test(of) || bodies.has(of.replace('?', '')) || (of === '' && fields.has(field))
      if (isOfBody && wordField.test(field)) return field
    }
  }
  return undefined
}
