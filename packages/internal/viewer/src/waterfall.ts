// Draws a waterfall into an element, and passes what hand and keyboard do on to the state.
import { readWaterfall } from './model/calls.ts'
import type { Har } from './model/har.ts'
import { createAxis } from './view/axis.ts'
import { drawDetails } from './view/details.ts'
import { createBuild } from './view/element.ts'
import { onKey } from './view/keyboard.ts'
import { createList } from './view/list.ts'
import { createOverview } from './view/overview.ts'
import { drawRow } from './view/row.ts'
import { createViewState } from './view/state.ts'
import { createToolbar } from './view/toolbar.ts'
import { type Language, wordsOf } from './words.ts'

export interface WaterfallOptions {
  /** `'en'` by default. */
  readonly language?: Language
  /** Whether the filter, the buttons and the overview stand above the list; `true` by default. */
  readonly hasTools?: boolean
  /** Which calls show their lanes at first: the first that was sent more than once, all of these, or none (the default). */
  readonly open?: 'none' | 'first' | 'resent'
}

export interface RenderedWaterfall {
  /** Puts the keyboard into the list. */
  focus(): void
  /** Empties the element and listens to nothing any more. */
  destroy(): void
}

let count = 0

/**
 * Draws a HAR that `readHar` or `checkHar` has accepted. The element's height is the waterfall's; without one it is as high
 * as its rows, at most `--wf-max-height`. The page needs `waterfall.css`; light or dark is its `color-scheme`.
 * @example renderWaterfall(document.querySelector('#waterfall'), readHar(text), { language: 'zh' })
 */
export function renderWaterfall(element: HTMLElement, har: Har, options: WaterfallOptions = {}): RenderedWaterfall {
  const { language = 'en', hasTools = true, open = 'none' } = options
  const words = wordsOf(language)
  const build = createBuild(element.ownerDocument)
  const window = element.ownerDocument.defaultView!
  const waterfall = readWaterfall(har)
  const hasHosts = new Set(waterfall.entries.map(({ host }) => host)).size > 1
  const resent = waterfall.calls.filter(({ entries }) => entries.length > 1)
  const opened = resent.slice(0, { none: 0, first: 1, resent: resent.length }[open])
  const state = createViewState(waterfall, new Set(opened.map(({ key }) => key)), () => refresh())
  // Several waterfalls may stand on one page.
  const prefix = `wf-${++count}-`

  const axis = createAxis(build, words)
  const body = build('div', { class: 'wf-rows', role: 'rowgroup' }, axis.grid)
  const nothing = build('p', { class: 'wf-nothing' }, words.nothing)
  const scroller = build(
    'div',
    { class: 'wf-scroller', role: 'treegrid', tabindex: '0', 'aria-label': words.waterfall },
    axis.head,
    body,
  )
  const main = build('div', { class: 'wf-main' }, scroller)
  const overview = createOverview(build, words, waterfall, state.zoomTo)
  const toolbar = createToolbar(build, words, waterfall, {
    filter: (filter) => state.choose({ filter }),
    onlyProblems: (onlyProblems) => state.choose({ onlyProblems }),
    openAll: state.openAll,
    wholeRange: () => state.zoomTo(),
  })
  const tools = hasTools ? [toolbar.element, overview.element] : []
  element.replaceChildren(
    build(
      'div',
      { class: 'wf', lang: language },
      ...tools,
      main,
      nothing,
      build('p', { class: 'wf-keys' }, words.keys),
    ),
  )

  const list = createList({
    scroller,
    body,
    headHeight: () => axis.head.offsetHeight,
    draw: (index) =>
      drawRow(build, words, state.lines[index]!, {
        id: prefix + index,
        index: index + 2,
        isActive: index === state.active,
        isShown: state.lines[index]!.call === state.shown,
        range: state.range,
        hasHosts,
      }),
  })

  let details: { readonly call: unknown; readonly element: HTMLElement } | undefined
  function showDetails(): void {
    const { shown } = state
    if (details?.call === shown) return
    details?.element.remove()
    details = shown && { call: shown, element: drawDetails(build, words, shown, leave) }
    if (details) main.append(details.element)
    main.classList.toggle('wf-has-details', details !== undefined)
  }
  function refresh(): void {
    showDetails()
    const style = window.getComputedStyle(scroller)
    const height = (name: string, usual: number) => Number.parseFloat(style.getPropertyValue(name)) || usual
    const [row, lane] = [height('--wf-row', 30), height('--wf-lane', 21)]
    list.show(state.lines.map(({ kind }) => (kind === 'lane' ? lane : row)))
    axis.show(state.range, axis.head.lastElementChild?.clientWidth ?? 0)
    overview.show(state.range)
    toolbar.showZoom(state.isZoomed)
    nothing.hidden = state.lines.length > 0
    scroller.setAttribute('aria-rowcount', String(state.lines.length + 1))
    scroller.setAttribute('aria-activedescendant', state.lines.length > 0 ? prefix + state.active : '')
  }
  const go = (index: number) => {
    state.moveTo(index)
    list.reveal(state.active)
  }
  function leave(): void {
    state.showDetails(false)
    scroller.focus({ preventScroll: true })
  }

  const keys = {
    move: (by: number) => go(state.active + by),
    page: (direction: 1 | -1) => go(list.pageFrom(state.active, direction)),
    moveTo: (end: 'first' | 'last') => go(end === 'first' ? 0 : state.lines.length - 1),
    inward: state.inward,
    outward: state.outward,
    details: () => {
      state.showDetails(true)
      list.reveal(state.active)
      details?.element.focus({ preventScroll: true })
    },
    back: () => (state.shown ? leave() : state.zoomTo()),
    zoom: state.zoom,
    wholeRange: () => state.zoomTo(),
    search: () => toolbar.search.focus(),
  }
  scroller.addEventListener('keydown', (event) => {
    if (onKey(event, keys)) event.preventDefault()
  })
  main.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && event.target !== scroller) leave()
  })
  toolbar.search.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape' || key === 'Enter') scroller.focus()
  })
  body.addEventListener('click', ({ target }) => {
    const row = (target as Element).closest<HTMLElement>('.wf-row[id]')
    if (!row) return
    const index = Number(row.id.slice(prefix.length))
    if ((target as Element).closest('.wf-toggle')) return state.toggle(index)
    state.moveTo(index)
    state.showDetails(true)
  })

  refresh()
  const resized = window.ResizeObserver && new window.ResizeObserver(() => refresh())
  resized?.observe(main)
  return {
    focus: () => scroller.focus({ preventScroll: true }),
    destroy() {
      resized?.disconnect()
      list.destroy()
      element.replaceChildren()
    },
  }
}
