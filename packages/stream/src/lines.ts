// Text that arrives in pieces becomes lines.
import { ResponseError } from '@wxpipe/core'

/** The lines of a text. */
export interface Lines {
  /** Tells the lines that end in this piece; `\n`, `\r\n` and `\r` end one. */
  feed(text: string): void
  /** What has come of a line that has not ended. */
  readonly rest: string
}

/**
 * @param most characters of a line that has not ended yet: a server that never ends one would fill the memory
 * @param kept how many characters the listener keeps, of lines that belong together
 */
export function createLines(onLine: (line: string) => void, most = 0x100000, kept = () => 0): Lines {
  let rest = ''
  let last = ''
  return {
    feed(text) {
      // `\r` and `\n` of one end may come apart. The piece alone is looked through, not again what was there before.
      const lines = (last === '\r' ? text.replace(/^\n/, '') : text).split(/\r\n?|\n/)
      last = text.slice(-1) || last
      lines[0] = rest + lines[0]
      rest = lines.pop()!
      lines.forEach(onLine)
      if (rest.length + kept() > most) throw new ResponseError(`no end in ${most} (maxBuffer)`)
    },
    get rest() {
      return rest
    },
  }
}
