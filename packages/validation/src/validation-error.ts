// The error for a response that does not match its schema: it says where, but quotes nothing that the server sent.
import { type ErrorDetails, ResponseError } from '@wxpipe/core'
import type { StandardIssue } from './standard-schema.ts'

/**
 * The response does not match the schema of its request. Its message says where, without quoting the response.
 * @example if (error instanceof ValidationError) console.log(error.issues.map(({ message }) => message))
 */
export class ValidationError extends ResponseError {
  /** The library's issues; not enumerable, because their messages may quote the response. */
  declare readonly issues: readonly StandardIssue[]

  constructor(issues: readonly StandardIssue[], details?: ErrorDetails) {
    // Not `issues.map`: a library's list may have its own class, whose constructor takes items instead of a length
    // (arktype's).
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

// A key that looks like a name which a developer chose. A longer key, or one with many digits, may be data: an openid,
// a phone number. A number is the index of a list.
const fieldName = /^(?!.*\d{4})[a-z_$][\w$-]{0,23}$/i

const pathOf = ({ path = [] }: StandardIssue): string =>
  Array.from(path, (segment) => {
    const { key = segment } = Object(segment)
    return typeof key === 'number' || fieldName.test(String(key)) ? key : '*'
  }).join('.') || 'top level'
