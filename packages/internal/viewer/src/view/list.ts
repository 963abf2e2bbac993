// A list that keeps only the rows in sight in the document, so that a thousand entries scroll like ten.

/** How far beyond the edge rows are kept, in pixels: a fling shows no gap. */
const MARGIN = 240

export interface ListOptions {
  /** What scrolls. */
  readonly scroller: HTMLElement
  /** What is as high as all rows together, and holds those in sight. */
  readonly body: HTMLElement
  /** Pixels above the rows inside of the scroller that stay in sight: the head. */
  readonly headHeight: () => number
  readonly draw: (index: number) => HTMLElement
}

export interface List {
  /** Shows these rows, given by their heights; everything in sight is drawn anew. */
  show(heights: readonly number[]): void
  /** Scrolls so far that the row is in sight. */
  reveal(index: number): void
  /** The row that stands so many pixels away from another: for page up and page down. */
  pageFrom(index: number, direction: 1 | -1): number
  destroy(): void
}

export function createList({ scroller, body, headHeight, draw }: ListOptions): List {
  const rows = new Map<number, HTMLElement>()
  let offsets: readonly number[] = [0]
  let frame = 0
  const view = scroller.ownerDocument.defaultView!

  // Where nothing has a layout (a test, a hidden tab) it counts as a screenful.
  const heightInSight = (): number => scroller.clientHeight || 600

  /** The last row that begins at or before this height. */
  const rowAt = (height: number): number => {
    let low = 0
    let high = Math.max(0, offsets.length - 2)
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if (offsets[middle]! <= height) low = middle
      else high = middle - 1
    }
    return low
  }

  const render = (): void => {
    frame = 0
    const count = offsets.length - 1
    const top = scroller.scrollTop
    const first = rowAt(top - MARGIN)
    const last = count === 0 ? -1 : rowAt(top + heightInSight() + MARGIN)
    for (const [index, row] of rows) {
      if (index >= first && index <= last) continue
      row.remove()
      rows.delete(index)
    }
    // From the last to the first, so that each finds the one that it goes before: the document is in order for those who
    // read it and do not see it.
    for (let index = last; index >= first; index--) {
      if (rows.has(index)) continue
      const row = draw(index)
      row.style.top = `${offsets[index]}px`
      row.style.height = `${offsets[index + 1]! - offsets[index]!}px`
      rows.set(index, row)
      body.insertBefore(row, rows.get(index + 1) ?? null)
    }
  }
  const onScroll = (): void => {
    frame ||= view.requestAnimationFrame(render)
  }
  scroller.addEventListener('scroll', onScroll, { passive: true })

  return {
    show(heights) {
      const sums = [0]
      for (const height of heights) sums.push(sums.at(-1)! + height)
      offsets = sums
      for (const row of rows.values()) row.remove()
      rows.clear()
      body.style.height = `${sums.at(-1)}px`
      render()
    },
    reveal(index) {
      const top = offsets[index] ?? 0
      const bottom = offsets[index + 1] ?? top
      const height = heightInSight() - headHeight()
      if (top < scroller.scrollTop) scroller.scrollTop = top
      else if (bottom > scroller.scrollTop + height) scroller.scrollTop = bottom - height
      render()
    },
    pageFrom(index, direction) {
      const step = Math.max(60, heightInSight() - headHeight() - 30)
      return rowAt((offsets[index] ?? 0) + direction * step)
    },
    destroy() {
      scroller.removeEventListener('scroll', onScroll)
      if (frame) view.cancelAnimationFrame(frame)
    },
  }
}
