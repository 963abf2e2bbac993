// The line above the list: what is in the file, the filter, and buttons that open and close all calls.
import { sendsOf, type Waterfall } from '../model/calls.ts'
import { isProblem } from '../model/entry.ts'
import type { Words } from '../words.ts'
import type { Build } from './element.ts'
import { hasMore } from './lines.ts'

export interface ToolbarActions {
  filter(text: string): void
  onlyProblems(is: boolean): void
  openAll(is: boolean): void
  wholeRange(): void
}

export interface Toolbar {
  readonly element: HTMLElement
  readonly search: HTMLInputElement
  /** Offers the way back to all of the time. */
  showZoom(isZoomed: boolean): void
}

export function createToolbar(build: Build, words: Words, waterfall: Waterfall, actions: ToolbarActions): Toolbar {
  const { calls } = waterfall
  const sends = sendsOf(waterfall).length
  const problems = calls.filter(({ outcome }) => isProblem(outcome)).length
  const search = build('input', {
    type: 'search',
    class: 'wf-filter',
    placeholder: words.filterHint,
    'aria-label': words.filter,
  })
  search.addEventListener('input', () => actions.filter(search.value))

  const button = (label: string, press: (made: HTMLButtonElement) => void) => {
    const made = build('button', { type: 'button', class: 'wf-button' }, label)
    made.addEventListener('click', () => press(made))
    return made
  }
  const onlyProblems = button(words.onlyProblems, (made) => {
    const is = made.getAttribute('aria-pressed') !== 'true'
    made.setAttribute('aria-pressed', String(is))
    actions.onlyProblems(is)
  })
  onlyProblems.setAttribute('aria-pressed', 'false')
  const openAll = button(words.expandAll, (made) => {
    const isOpening = made.textContent === words.expandAll
    made.textContent = isOpening ? words.collapseAll : words.expandAll
    actions.openAll(isOpening)
  })
  const wholeRange = button(words.wholeRange, () => actions.wholeRange())
  wholeRange.hidden = true

  const element = build(
    'div',
    { class: 'wf-toolbar' },
    search,
    build('div', { class: 'wf-buttons' }, problems > 0 && onlyProblems, calls.some(hasMore) && openAll, wholeRange),
    build('p', { class: 'wf-counts', role: 'status' }, words.counts(calls.length, sends, problems)),
  )
  return {
    element,
    search,
    showZoom(isZoomed) {
      wholeRange.hidden = !isZoomed
    },
  }
}
