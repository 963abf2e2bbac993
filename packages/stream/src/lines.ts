// Text that arrives in pieces becomes lines.
import { ResponseError } from '@wxpipe/core'

/** The lines of a text. */
export interface Lines {
  /** Reports the lines that end in this piece; `\n`, `\r\n` and `\r` end a line. */
  feed(text: string): void
  /** The beginning of a line that has not ended; `undefined` where there are no lines. */
  readonly rest?: string
  /** Only for events: whether there was a line of data, or one that belongs to no event, such as a bare message. */
  hasText?: boolean
}

/**
 * @param maxBuffer maximum characters without an end, because a server that never ends a line would fill the memory
 * @param heldByListener how many of these characters the listener holds: earlier lines of the same event
 */
export function createLines(onLine: (line: string) => void, maxBuffer = 0x100000, heldByListener = () => 0): Lines {
  let rest = ''
  let last = ''
  return {
    feed(text) {
      // The `\r` and the `\n` of one line end may come in two pieces. Only the new piece is searched, because searching
      // a long line again with each piece would be slow.
      const lines = (last === '\r' ? text.replace(/^\n/, '') : text).split(/\r\n?|\n/)
      last = text.slice(-1) || last
      lines[0] = rest + lines[0]
      rest = lines.pop()!
      lines.forEach(onLine)
      if (rest.length + heldByListener() > maxBuffer) throw new ResponseError(`no end in ${maxBuffer} (maxBuffer)`)
    },
    get rest() {
      return rest
    },
  }
}
