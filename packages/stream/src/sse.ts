// Text that arrives in pieces becomes server-sent events, by the rules of the HTML standard.
import { createLines, type Lines } from './lines.ts'

/** A server-sent event. */
export interface ServerSentEvent {
  /** Its type; `'message'` when the server gives none. */
  readonly event: string
  /** Its lines of data, with `\n` between them. */
  readonly data: string
  /** The last id that the server has given, with this event or an earlier one; `''` before the first. */
  readonly id: string
}

/** What `createSseParser` makes. */
export interface SseParser {
  /**
   * Calls `onEvent` for each event that ends in this piece. The rest is kept for the next piece; an event that never
   * ends is dropped, as the standard says.
   * @throws ResponseError if an event is longer than `maxBuffer`
   */
  feed(text: string): void
}

/**
 * Makes a parser of `text/event-stream`. It takes text without a byte order mark, as `createUtf8Decoder` yields it. The
 * field `retry` is ignored, because nothing here reconnects by itself.
 * @param maxBuffer maximum characters of one event that has not ended; default 1,048,576
 * @example
 * const parser = createSseParser(({ data }) => append(data))
 * parser.feed('data: one\n\ndata: tw')
 * parser.feed('o\n\n')
 */
export function createSseParser(onEvent: (event: ServerSentEvent) => void, maxBuffer?: number): SseParser {
  return createParser({ lastEventId: '' }, onEvent, maxBuffer)
}

/** @param progress gets the last id at each empty line, because a stream can also be resumed from an id without data */
export function createParser(
  progress: { lastEventId: string },
  onEvent: (event: ServerSentEvent) => void,
  maxBuffer?: number,
): Lines {
  let event = ''
  // Each line with its end, so that one empty line is not the same as no data.
  let data = ''
  let id = ''

  const take = (line: string): void => {
    // A comment is a field without a name. One leading space of the value is removed.
    const [, field, value] = /([^:]*):? ?([\s\S]*)/.exec(line) as unknown as [string, string, string]
    if (!line) {
      const arrived = data && { event: event || 'message', data: data.slice(0, -1), id }
      progress.lastEventId = id
      event = ''
      data = ''
      if (arrived) onEvent(arrived)
    } else if (field === 'event') event = value
    else if (field === 'id' && !value.includes('\0')) id = value
    else if (field && field !== 'retry') {
      lines.hasText = true
      if (field === 'data') data += `${value}\n`
    }
  }
  const lines = createLines(take, maxBuffer, () => data.length)
  return lines
}
