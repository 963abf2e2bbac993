// The sections about one send: where its time went, headers, query, bodies.
import type { Entry } from '../model/entry.ts'
import { field, list, text } from '../model/har.ts'
import { writeTime } from '../model/scale.ts'
import type { Words } from '../words.ts'
import { type Build, type Child, place } from './element.ts'

/** A browser lays out this many characters at once; more of a body helps nobody. */
const LONGEST = 20_000

export function sendSections(build: Build, words: Words, entry: Entry): Child[] {
  const request = field(entry.source, 'request')
  const response = field(entry.source, 'response')
  const error = text(entry.source, '_error') || text(response, '_error')
  return [
    error !== '' && build('p', { class: 'wf-error' }, error.slice(0, 500)),
    timing(build, words, entry),
    pairs(build, words.query, list(request, 'queryString')),
    pairs(build, words.requestHeader, list(request, 'headers')),
    body(build, words, words.requestBody, field(request, 'postData'), sentBody(request)),
    pairs(build, words.responseHeader, list(response, 'headers')),
    body(build, words, words.responseBody, field(response, 'content'), text(field(response, 'content'), 'text')),
  ]
}

function timing(build: Build, words: Words, { phases, from, to }: Entry): HTMLElement {
  const length = to - from || 1
  const row = (name: string, kind: string, start: number, end: number) => {
    const bar = place(build('i', { class: `wf-bar wf-phase ${kind}` }), (start - from) / length, (end - from) / length)
    return build(
      'li',
      {},
      build('span', {}, name),
      build('span', { class: 'wf-timing-bar' }, bar),
      build('span', { class: 'wf-timing-time' }, writeTime(end - start)),
    )
  }
  const known = phases.at(-1)?.to ?? from
  return build(
    'section',
    {},
    build('h4', {}, words.timing),
    build(
      'ol',
      { class: 'wf-timing' },
      ...phases.map((phase) => row(words.phases[phase.name], `wf-phase-${phase.name}`, phase.from, phase.to)),
      to - known >= 0.05 && row(words.unsaid, 'wf-phase-unsaid', known, to),
      build('li', { class: 'wf-timing-total' }, words.total, build('span', {}), writeTime(to - from)),
    ),
  )
}

/** HAR's lists of `{ name, value }`, folded in when there are many. */
function pairs(build: Build, title: string, given: readonly unknown[]): Child {
  if (given.length === 0) return undefined
  const shown = given
    .slice(0, 200)
    .flatMap((pair) => [
      build('dt', {}, text(pair, 'name').slice(0, 500)),
      build('dd', {}, text(pair, 'value').slice(0, 4_000)),
    ])
  const made = build('details', { class: 'wf-fold' }, build('summary', {}, `${title} (${given.length})`))
  made.append(build('dl', { class: 'wf-pairs' }, ...shown))
  made.open = given.length <= 6
  return made
}

function sentBody(request: unknown): string {
  const data = field(request, 'postData')
  const params = list(data, 'params').map(
    (one) => `${text(one, 'name')}=${text(one, 'value') || text(one, 'fileName')}`,
  )
  return text(data, 'text') || params.join('\n')
}

/** @param source the part of the archive that has the body: its comment says what is missing of it */
function body(build: Build, words: Words, title: string, source: unknown, content: string): Child {
  if (content === '') return undefined
  const readable = indent(content)
  const rest = readable.length - LONGEST
  const comment = text(source, 'comment').slice(0, 500)
  const made = build(
    'details',
    { class: 'wf-fold' },
    build('summary', {}, title),
    build('pre', { class: 'wf-body', tabindex: '0' }, readable.slice(0, LONGEST)),
    rest > 0 && build('p', { class: 'wf-hint' }, words.cut(rest)),
    comment !== '' && build('p', { class: 'wf-hint' }, comment),
  )
  made.open = readable.length < 2_000
  return made
}

function indent(content: string): string {
  if (content.length > 1_000_000 || !/^\s*[{[]/.test(content)) return content
  try {
    return JSON.stringify(JSON.parse(content), null, 2)
  } catch {
    return content
  }
}
