// Derives the options and the response of a call from a document's types, by path and verb.
import type { CallOptions, HttpResponse, Keys } from '@wxpipe/core'

/** The verbs of OpenAPI 3, each a method of the client that `openapi` makes. */
export type Verb = 'get' | 'put' | 'post' | 'delete' | 'options' | 'head' | 'patch' | 'trace'

/**
 * What the client's responses are: `'whole'`, as the document describes them, or `'unwrapped'`, without the envelope,
 * which a plugin or an interceptor of the client removes.
 */
export type ResponseForm = 'whole' | 'unwrapped'

/** The paths of the document that have this verb. */
export type PathsWith<Paths, V extends Verb> = {
  [Path in keyof Paths]: Paths[Path] extends { readonly [verb in V]: object } ? Path : never
}[keyof Paths] &
  string

/**
 * The options that the document does not type. They include header parameters, because interceptors often set those.
 */
export interface FreeOptions extends Omit<CallOptions, 'query' | 'data'> {}

/** What follows the path in a call: it may be left out only if nothing in it is required. */
export type Arguments<Paths, Path extends keyof Paths, V extends Verb, X, T> =
  {} extends Asked<Operation<Paths, Path, V>>
    ? [options?: OptionsOf<Paths, Path, V, X, T>]
    : [options: OptionsOf<Paths, Path, V, X, T>]

/** Takes the names of path and verb, not their types, so that the compiler's messages are short. */
type OptionsOf<Paths, Path extends keyof Paths, V extends Verb, X, T> = Asked<Operation<Paths, Path, V>> &
  FreeOptions &
  Keys<X, T>

export type Operation<Paths, Path extends keyof Paths, V extends Verb> = Paths[Path][V & keyof Paths[Path]]

/**
 * What the document requires of a call. While it checks a call, the compiler evaluates this for the operations of all
 * paths. Distributed over the union, that takes as many steps as there are paths; intersecting two unions would take
 * the square of that.
 */
type Asked<Operation> = Operation extends unknown ? Parameters<Operation> & Data<Operation> : never

type Parameters<Operation> = Operation extends { readonly parameters: infer Given }
  ? Pick<Given, keyof Given & ('path' | 'query')>
  : {}

// A body may be required without any word of what is in it: openapi-typescript writes `'*/*'?: never`.
type Data<Operation> = Operation extends { readonly requestBody: { readonly content: infer Content } }
  ? {} extends Content
    ? { readonly data?: never }
    : { readonly data: Content[keyof Content] }
  : { readonly data?: Operation extends { readonly requestBody?: infer Body } ? ContentOf<Body> : never }

// Of any media type: Springdoc writes */* everywhere, and wx parses JSON by itself.
type ContentOf<Body> = Body extends { readonly content: infer Content } ? Content[keyof Content] : never

/**
 * Whether a plugin of the client has an option that says what the data is, such as `schema` of validation. Only then
 * the data has a type of its own: with every client, the compiler would have to look at all paths once more.
 */
export type IfSaid<X, Then, Otherwise> = '~T' extends keyof X ? Then : Otherwise

/**
 * `T`, in a place where the compiler infers nothing for it: otherwise the type that a caller expects would be taken for
 * what the document says. TypeScript's own `NoInfer` is newer than some apps' TypeScript.
 */
export type AsGiven<T> = [T][T extends unknown ? 0 : never]

/** What a call resolves to: a response, or its data alone. */
export type Outcome<Kind, Content> = Kind extends 'data' ? Content : HttpResponse<Content>

/** The data of the response. */
export type ResponseDataOf<
  Paths,
  Path extends keyof Paths,
  V extends Verb,
  A extends ResponseForm,
  Field extends string,
> = DataOf<Operation<Paths, Path, V>, A, Field>

/**
 * Distributed as well: while a path is being written, it may be any, and `infer` over the union of all operations
 * would compare the responses of each with those of each other.
 */
type DataOf<Operation, A extends ResponseForm, Field extends string> = Operation extends {
  readonly responses: infer Responses
}
  ? A extends 'unwrapped'
    ? Unwrapped<Documented<Responses>, Field>
    : Documented<Responses>
  : unknown

/**
 * The body for all statuses from 200 to 299; that of `default` if no other status may be a success. An operation
 * without responses has `never` for them, with every string as a key.
 */
type Documented<Responses> = [Success<keyof Responses>] extends [never]
  ? string extends keyof Responses
    ? unknown
    : 'default' extends keyof Responses
      ? BodyOf<Responses['default']>
      : unknown
  : BodyOf<Responses[Success<keyof Responses>]>

type Success<Status> = Status extends string | number ? (`${Status}` extends `2${string}` ? Status : never) : never

type BodyOf<Response> = Response extends { readonly content: infer Content }
  ? [keyof Content] extends [never]
    ? undefined
    : Content[keyof Content]
  : undefined

/** A document without any envelope stays as it is. */
type Unwrapped<Body, Field extends string> = [Inside<Body, Field>] extends [never] ? Body : Inside<Body, Field>

/** If there are several bodies, those without the field are refusals, which the envelope's interceptor throws. */
type Inside<Body, Field extends string> = Body extends undefined ? Body : Field extends keyof Body ? Body[Field] : never
