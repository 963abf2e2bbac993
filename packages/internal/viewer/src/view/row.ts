// Draws one line of the list as a row of the grid: name, status, size, time, bars.
import { type Call, sendsOf } from '../model/calls.ts'
import type { Entry } from '../model/entry.ts'
import { heldFor } from '../model/lanes.ts'
import { type Range, writeSize, writeTime } from '../model/scale.ts'
import type { Words } from '../words.ts'
import { barsOf } from './bars.ts'
import type { Build, Child } from './element.ts'
import type { Line } from './lines.ts'

export interface RowState {
  readonly id: string
  /** Among all lines, from 1, for those who do not see the list; 1 is the head. */
  readonly index: number
  readonly isActive: boolean
  readonly isShown: boolean
  readonly range: Range
  /** Where all calls go to one host its name would only take room. */
  readonly hasHosts: boolean
}

export function drawRow(build: Build, words: Words, line: Line, state: RowState): HTMLElement {
  const { status, size, time } = cellsOf(line, words)
  const cell = (kind: string, ...children: readonly Child[]) =>
    build('div', { class: `wf-cell wf-cell-${kind}`, role: 'gridcell' }, ...children)
  const small = [status, time, size].filter(Boolean).join(' · ')
  const row = build(
    'div',
    {
      id: state.id,
      role: 'row',
      class: `wf-row wf-row-${line.kind} ${outcomeClass(line)} ${state.isActive ? 'wf-active' : ''} ${state.isShown ? 'wf-shown' : ''}`,
      'aria-level': String(line.level),
      'aria-rowindex': String(state.index),
      'aria-selected': String(state.isActive),
      'aria-expanded': line.kind === 'call' && line.canOpen ? String(line.isOpen) : undefined,
    },
    cell(
      'name',
      ...nameOf(build, words, line, state.hasHosts),
      build('small', { class: 'wf-small', 'aria-hidden': 'true' }, small),
    ),
    cell('status', status),
    cell('size', size),
    cell('time', time),
    cell('bars', ...barsOf(build, line, state.range)),
  )
  row.dataset['key'] = line.key
  return row
}

const outcomeClass = (line: Line): string =>
  line.kind === 'lane' ? '' : `wf-is-${line.kind === 'call' ? line.call.outcome : line.entry.outcome}`

function nameOf(build: Build, words: Words, line: Line, hasHosts: boolean): Child[] {
  if (line.kind === 'lane') return [build('span', { class: 'wf-lane-name' }, line.lane.name)]
  if (line.kind === 'send') {
    const { entry, number } = line
    return [
      build('span', { class: 'wf-number' }, number === 0 ? '•' : String(number)),
      build('span', { class: 'wf-method' }, entry.method),
      pathOf(build, entry),
    ]
  }
  const { call, canOpen } = line
  const count = sendsOf(call).length
  return [
    build('span', { class: canOpen ? 'wf-toggle' : 'wf-toggle wf-toggle-none', 'aria-hidden': 'true' }),
    build('span', { class: 'wf-method' }, call.entries[0]!.method),
    pathOf(build, call.entries[0]!, hasHosts),
    count > 1 && build('span', { class: 'wf-count', title: words.sends(count) }, `×${count}`),
  ]
}

/** The folder and the host give way first where there is little room. */
function pathOf(build: Build, { path, url, host }: Entry, hasHost = false): HTMLElement {
  const [, folder = '', leaf = path] = /^([^?]*\/)(?=[^/])(.*)$/s.exec(path) ?? []
  return build(
    'span',
    { class: 'wf-path', title: url.slice(0, 2_000) },
    folder !== '' && build('span', { class: 'wf-folder' }, folder),
    build('span', { class: 'wf-leaf' }, leaf.slice(0, 500)),
    hasHost && build('span', { class: 'wf-host' }, host),
  )
}

interface Cells {
  readonly status: string
  readonly size: string
  readonly time: string
}

function cellsOf(line: Line, words: Words): Cells {
  if (line.kind === 'send')
    return { ...responseCells(line.entry, line.entry.outcome, words), time: lengthOf(line.entry) }
  if (line.kind === 'call') {
    const { call } = line
    return {
      ...responseCells(call.entries.find((entry) => entry.answeredBy) ?? call.entries.at(-1)!, call.outcome, words),
      time: lengthOf(call),
    }
  }
  const held = heldFor(line.lane)
  return { status: '', size: '', time: held > 0 ? writeTime(held) : '–' }
}

function responseCells(entry: Entry, outcome: Call['outcome'], words: Words): Omit<Cells, 'time'> {
  const { status, size, answeredBy } = entry
  // A number says more than a word, unless what the app has got is not what the server has returned.
  const isTold = outcome === entry.outcome && outcome !== 'cached' && status > 0
  return {
    status: isTold ? String(status) : (outcome === 'cached' && answeredBy) || words.outcomes[outcome],
    size: size === undefined ? '' : writeSize(size),
  }
}

const lengthOf = ({ from, to }: Range): string => writeTime(to - from)
