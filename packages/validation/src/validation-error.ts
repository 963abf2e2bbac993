// The error for an answer that does not fit: it says where, and nothing of what the server has sent.
import { type ErrorDetails, ResponseError } from '@wxpipe/core'
import type { StandardIssue } from './standard-schema.ts'

/** The answer does not fit the schema of its request. */
export class ValidationError extends ResponseError {
  /** The library's own; not enumerable, because their messages may quote the answer. */
  declare readonly issues: readonly StandardIssue[]

  constructor(issues: readonly StandardIssue[], details?: ErrorDetails) {
    // Not `issues.map`: a library's list may be of a class of its own, whose constructor takes items instead of a length (arktype's).
    const paths = Array.from(issues, pathOf)
    const more = paths.length - shownPaths
    super(
      `does not fit its schema at ${paths.slice(0, shownPaths).join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
      details,
    )
    this.name = 'ValidationError'
    Object.defineProperty(this, 'issues', { value: issues })
  }
}

const shownPaths = 3

// A key that a developer may have chosen as a name. A longer one, or one with many digits, may come out of the data: an openid, a
// phone number. A number is the index of a list.
const fieldName = /^(?!.*\d{4})[a-z_$][\w$-]{0,23}$/i

const pathOf = ({ path = [] }: StandardIssue): string =>
  Array.from(path, (segment) => {
    const { key = segment } = Object(segment)
    return typeof key === 'number' || fieldName.test(String(key)) ? key : '*'
  }).join('.') || 'top level'
