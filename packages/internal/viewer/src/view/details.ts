// What stands beside the list about one call: its outcome, its way through the interceptors, and each of its sends.
import { type Call, sendsOf } from '../model/calls.ts'
import { heldFor } from '../model/lanes.ts'
import { writeTime } from '../model/scale.ts'
import type { Words } from '../words.ts'
import type { Build } from './element.ts'
import { sendSections } from './send-details.ts'

/** @param close is asked by its button; the caller listens for Escape */
export function drawDetails(build: Build, words: Words, call: Call, close: () => void): HTMLElement {
  const entry = call.entries[0]!
  const sends = sendsOf(call)
  const button = build(
    'button',
    { type: 'button', class: 'wf-close', 'aria-label': words.close, title: words.close },
    '×',
  )
  button.addEventListener('click', close)
  const title = `${entry.method} ${entry.path}`
  return build(
    'aside',
    { class: 'wf-details', 'aria-label': `${words.details}: ${title.slice(0, 200)}`, tabindex: '-1' },
    build('header', { class: 'wf-details-head' }, build('h3', {}, title), button),
    build('p', { class: 'wf-url' }, entry.url),
    build(
      'dl',
      { class: 'wf-facts' },
      ...fact(build, words.status, words.outcomes[call.outcome], `wf-is-${call.outcome}`),
      ...fact(build, words.began, writeTime(call.from)),
      ...fact(build, words.time, writeTime(call.to - call.from)),
      ...fact(build, words.name, words.sends(sends.length)),
    ),
    call.error !== '' && build('p', { class: 'wf-error' }, call.error.slice(0, 500)),
    call.lanes.length > 0 && wayOf(build, words, call),
    ...call.entries.map((one, index) => {
      const isOnly = call.entries.length === 1
      const sections = sendSections(build, words, one)
      if (isOnly) return build('div', {}, ...sections)
      const number = sends.indexOf(one) + 1
      const label = `${number === 0 ? '•' : `${number}.`} ${one.method} · ${one.status || words.outcomes[one.outcome]} · ${writeTime(one.to - one.from)}`
      const made = build('details', { class: 'wf-send' }, build('summary', {}, label), ...sections)
      made.open = index === call.entries.length - 1
      return made
    }),
  )
}

const fact = (build: Build, name: string, value: string, kind = ''): HTMLElement[] => [
  build('dt', {}, name),
  build('dd', { class: kind }, value),
]

/** Each interceptor once, with how long the call has waited for it in all. */
function wayOf(build: Build, words: Words, call: Call): HTMLElement {
  const longest = Math.max(...call.lanes.map(heldFor), 1)
  const rows = call.lanes.map((lane) => {
    const held = heldFor(lane)
    // Of several passages the last one counts: an error that was made good is none.
    const hasFailed = lane.spans.at(-1)?.ending === 'fail'
    const meter = build('i', { class: 'wf-meter' })
    meter.style.width = `${((held / longest) * 100).toFixed(1)}%`
    return build(
      'li',
      {
        class: hasFailed ? 'wf-way wf-way-fail' : 'wf-way',
        title: held > 0 ? words.lane(writeTime(held)) : words.passed,
      },
      build('span', { class: 'wf-way-name' }, lane.name),
      lane.spans.length > 1 && build('span', { class: 'wf-count' }, `×${lane.spans.length}`),
      build('span', { class: 'wf-way-bar' }, meter),
      build('span', { class: 'wf-way-time' }, held > 0 ? writeTime(held) : '–'),
    )
  })
  return build(
    'section',
    {},
    build('h4', {}, words.way),
    build('p', { class: 'wf-hint' }, words.wayHint),
    build('ol', { class: 'wf-ways' }, ...rows),
  )
}
