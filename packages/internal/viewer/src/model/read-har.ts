// Reads a text as a HAR, or says what is wrong with it in a way that a person can act on.
import { beginningOf } from './entry.ts'
import { field, type Har, list } from './har.ts'

/** `detail` is what the words of the message are filled with. */
export type HarFault = 'empty' | 'not-json' | 'cut-off' | 'no-log' | 'no-entries' | 'no-dates'

/** Why a text is no HAR that can be drawn. */
export class HarError extends Error {
  readonly fault: HarFault
  readonly detail: string

  constructor(fault: HarFault, detail = '') {
    super(`${fault} ${detail}`.trim())
    this.name = 'HarError'
    this.fault = fault
    this.detail = detail
  }
}

/**
 * Parses a HAR and makes sure that there is something to draw.
 * @throws HarError
 */
export function readHar(source: string): Har {
  // Takes a byte order mark away, too.
  const json = source.trim()
  if (json === '') throw new HarError('empty')
  return checkHar(parse(json))
}

/**
 * The same for a value that is parsed already.
 * @throws HarError
 */
export function checkHar(value: unknown): Har {
  const log = field(value, 'log')
  if (log === null || typeof log !== 'object')
    throw new HarError('no-log', Object.keys(Object(value)).slice(0, 5).join(', '))
  const entries = list(log, 'entries')
  if (entries.length === 0) throw new HarError('no-entries')
  if (entries.every((entry) => Number.isNaN(beginningOf(entry)))) throw new HarError('no-dates')
  return value as Har
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch (error) {
    // A download that was cut off begins as JSON does: the advice is another than for a picture or a page.
    if (/^[{[]/.test(json) && !/[}\]]$/.test(json)) throw new HarError('cut-off')
    throw new HarError('not-json', error instanceof Error ? error.message.slice(0, 120) : '')
  }
}
