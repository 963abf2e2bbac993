// Reads a body that arrives in pieces, as its rule says, and calls the rule's listener.
import { decided, type HttpRequest, notify } from '@wxpipe/core'
import { createLines, type Lines } from './lines.ts'
import type { AnyRule } from './options.ts'
import { createParser, type ServerSentEvent } from './sse.ts'

/** How much of a body the listener has been called with so far. */
export interface Progress {
  /** How often the listener was called. */
  events: number
  /** The last id that the server has given. */
  lastEventId: string
}

/** The functions of a rule, which are called as methods of it. */
type Functions = { readonly [name: string]: unknown } & {
  [name: string]: (item: unknown, request?: HttpRequest) => unknown
}

/** What reads one body. */
export interface Reader {
  /**
   * Calls the listener with what the piece completes.
   * @param piece bytes for `onBytes`, text for the others
   * @throws ResponseError for a line or an event that exceeds `maxBuffer`
   */
  read(piece: string | Uint8Array): void
  /**
   * Calls the listener with a last line that has no line end.
   * @returns whether events were expected and the body had text, but no event came of it: it was not a stream of events
   */
  end(): unknown
}

/**
 * @param rule its functions are called as methods of it
 * @param progress is kept up to date
 * @param isOver whether the listener must not be called any more: it may itself end the stream in the middle of a piece
 * @param onDone called when the server has sent the explicit end
 */
export function createReader(
  rule: AnyRule,
  name: string,
  request: HttpRequest,
  progress: Progress,
  isOver: () => boolean,
  onDone: () => void,
): Reader {
  const isSse = rule.onEvent
  const { maxBuffer, done = isSse && '[DONE]' } = rule
  const emit = (item: unknown): void => {
    if (isOver()) return
    if (
      typeof done === 'function'
        ? decided((rule as Functions)['done']!(item), 'done')
        : done === (isSse ? (item as ServerSentEvent).data : item)
    )
      return onDone()
    progress.events++
    notify(() => (rule as Functions)[name]!(item, request))
  }

  const lines: Lines = isSse
    ? createParser(progress, emit, maxBuffer)
    : rule.onLine
      ? createLines(emit, maxBuffer)
      : {
          // Text and bytes are passed on as they come.
          feed(piece) {
            if (piece.length) emit(piece)
          },
        }
  return {
    read: lines.feed as Reader['read'],
    end() {
      // The last event counts only with its empty line, but the last line counts without its line end.
      if (lines.rest) lines.feed('\n')
      return lines.hasText && !progress.events
    },
  }
}
