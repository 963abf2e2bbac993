// A client with validation over a simulated host whose next response a test sets; schemas without a library.
import { createClient } from '@wxpipe/core'
import { createHost } from '@wxpipe/testing'
import { type StandardResult, type StandardSchema, type ValidationOptions, validation } from '../src/index.ts'

/** `server` is the next response. */
export function createApp(options: ValidationOptions = {}) {
  const server = { data: undefined as unknown, statusCode: 200 }
  const host = createHost({ handler: () => ({ ...server }) })
  const client = createClient({ host: host.wx, baseURL: 'https://api.example.com/', account: () => 'ann' }).use(
    validation(options),
  )
  return { server, host, client, sent: () => host.requests.length }
}

export const schemaOf = <T>(
  validate: (value: unknown) => StandardResult<T> | Promise<StandardResult<T>>,
): StandardSchema<T> => ({ '~standard': { validate } })

/** Matches a list of strings, and returns their lengths. */
export const lengths = schemaOf<number[]>((value) =>
  Array.isArray(value) && value.every((one) => typeof one === 'string')
    ? { value: value.map(({ length }) => length) }
    : { issues: [{ message: `not texts: ${value}` }] },
)
