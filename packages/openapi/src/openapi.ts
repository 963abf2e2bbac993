// A client's calls by the paths of an OpenAPI document: the document gives the types, the client does the work.
import { type Client, ConfigError, checkOptions, type Method, type RequestOptions } from '@wxpipe/core'
import type { Arguments, AsGiven, IfSaid, Outcome, PathsWith, ResponseDataOf, ResponseForm, Verb } from './document.ts'

/** A client whose calls resolve to the data alone, such as `dataOf(client)` of @wxpipe/data. */
export interface DataSource<X = {}> {
  readonly '~keys'?: X
  readonly client: Client<X>
  request<T = unknown>(options: RequestOptions): Promise<T>
}

/**
 * A method for each verb: it takes a path of the document, and the options of the document and of the client's plugins.
 */
export type OpenapiClient<
  Paths,
  X = {},
  A extends ResponseForm = 'whole',
  Field extends string = 'data',
  Kind extends 'response' | 'data' = 'response',
> = {
  readonly [V in Verb]: <
    Path extends PathsWith<Paths, V> & keyof Paths,
    T extends IfSaid<X, ResponseDataOf<Paths, Path, V, A, Field>, unknown> = ResponseDataOf<Paths, Path, V, A, Field>,
  >(
    path: Path,
    ...options: Arguments<Paths, Path, V, X, IfSaid<X, T, unknown>>
  ) => Promise<Outcome<Kind, IfSaid<X, AsGiven<T>, ResponseDataOf<Paths, Path, V, A, Field>>>>
} & {
  /** Exist only as types: without them, every OpenapiClient would be assignable to every other. */
  readonly '~keys'?: X
  readonly '~types'?: readonly [Paths, A, Field, Kind]
}

/** The function that `openapi<paths>()` returns: it takes the client. */
export interface OpenapiOf<Paths, A extends ResponseForm, Field extends string> {
  <X>(client: Client<X>): OpenapiClient<Paths, X, A, Field>
  <X>(client: DataSource<X>): OpenapiClient<Paths, X, A, Field, 'data'>
}

type PathValues = { readonly [name: string]: unknown }

const verbs: readonly Verb[] = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']

/**
 * Types a client's calls by `paths`, which openapi-typescript generates. Nothing of the document exists at run time,
 * and responses are not checked: the client sends the requests as usual. Paths are relative to its `baseURL`.
 *
 * The empty parentheses let TypeScript take `paths` from you and infer the client's plugins by itself. `'unwrapped'` is
 * for a client that unwraps the envelope of its responses; a third type names the envelope's field if it is not `data`.
 *
 * The calls reject with a `ConfigError` that names the parameter if a path parameter is `undefined`, `null`, `''`,
 * `NaN`, infinite, `'.'` or `'..'` (which would be another path), an empty list, or anything but a string, a number, a
 * boolean or a list of these.
 * @example
 * const api = openapi<paths, 'unwrapped'>()(client)
 * const { data } = await api.get('/group/{id}', { path: { id: 7 } })
 */
export function openapi<Paths, A extends ResponseForm = 'whole', Field extends string = 'data'>(): OpenapiOf<
  Paths,
  A,
  Field
> {
  return (client: Pick<Client | DataSource, 'request'>) => {
    const calls: { [verb: string]: unknown } = {}
    for (const verb of verbs) {
      const method = verb.toUpperCase() as Method
      calls[verb] = (template: string, options: { readonly path?: PathValues } = {}) => {
        try {
          const { path } = checkOptions('openapi', options, { path: 'any' }, true)
          // Without a prototype, so that fields which other code adds to Object.prototype are no values.
          const values = Object.assign(Object.create(null), path)
          // Anything but text is left to the core, whose error says what is wrong with it.
          const url = typeof template === 'string' ? fill(template, values) : template
          return client.request(Object.assign({}, options, { url, method, path: undefined }))
        } catch (error) {
          return Promise.reject(error)
        }
      }
    }
    return calls as never
  }
}

/**
 * The path with its parameters filled in, and its own 中文 encoded, which not every host does by itself. A list is
 * joined with commas, as OpenAPI's style `simple` says.
 */
function fill(template: string, values: PathValues): string {
  return template.replace(/\{([^{}]+)\}|[^!-~]+/g, (part, name?: string) => {
    if (!name) return encodeURIComponent(part)
    const value = values[name]
    const list: readonly unknown[] = Array.isArray(value) && value.length ? value : [value]
    try {
      if (list.every(hasText)) return list.map((item) => encodeURIComponent(item as string)).join()
    } catch {
      // Half an emoji cannot be encoded.
    }
    throw new ConfigError(`${template}: path parameter "${name}" has no usable value`)
  })
}

/** Whether a value leaves no gap in the path, and does not lead to another path. */
function hasText(value: unknown): boolean {
  return typeof value === 'string' ? !/^\.{0,2}$/.test(value) : typeof value === 'boolean' || Number.isFinite(value)
}
