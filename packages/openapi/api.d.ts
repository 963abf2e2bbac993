// The public types of @wxpipe/openapi, as built. Written by npm run api: a change here is a change of the API.

// @wxpipe/openapi

import { CallOptions, Client, HttpResponse, Keys, RequestOptions } from '@wxpipe/core'

type Arguments<Paths, Path extends keyof Paths, V extends Verb, X, T> =
  {} extends Asked<Operation<Paths, Path, V>>
    ? [options?: OptionsOf<Paths, Path, V, X, T>]
    : [options: OptionsOf<Paths, Path, V, X, T>]

type AsGiven<T> = [T][T extends unknown ? 0 : never]

type Asked<Operation> = Operation extends unknown ? Parameters<Operation> & Data<Operation> : never

type BodyOf<Response> = Response extends {
  readonly content: infer Content
}
  ? [keyof Content] extends [never]
    ? undefined
    : Content[keyof Content]
  : undefined

type ContentOf<Body> = Body extends {
  readonly content: infer Content
}
  ? Content[keyof Content]
  : never

type Data<Operation> = Operation extends {
  readonly requestBody: {
    readonly content: infer Content
  }
}
  ? {} extends Content
    ? {
        readonly data?: never
      }
    : {
        readonly data: Content[keyof Content]
      }
  : {
      readonly data?: Operation extends {
        readonly requestBody?: infer Body
      }
        ? ContentOf<Body>
        : never
    }

type DataOf<Operation, A extends ResponseForm, Field extends string> = Operation extends {
  readonly responses: infer Responses
}
  ? A extends 'unwrapped'
    ? Unwrapped<Documented<Responses>, Field>
    : Documented<Responses>
  : unknown

interface DataSource<X = {}> {
  readonly '~keys'?: X
  readonly client: Client<X>
  request<T = unknown>(options: RequestOptions): Promise<T>
}

type Documented<Responses> = [Success<keyof Responses>] extends [never]
  ? string extends keyof Responses
    ? unknown
    : 'default' extends keyof Responses
      ? BodyOf<Responses['default']>
      : unknown
  : BodyOf<Responses[Success<keyof Responses>]>

interface FreeOptions extends Omit<CallOptions, 'query' | 'data'> {}

type IfSaid<X, Then, Otherwise> = '~T' extends keyof X ? Then : Otherwise

type Inside<Body, Field extends string> = Body extends undefined ? Body : Field extends keyof Body ? Body[Field] : never

type OpenapiClient<
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
  readonly '~keys'?: X
  readonly '~types'?: readonly [Paths, A, Field, Kind]
}

interface OpenapiOf<Paths, A extends ResponseForm, Field extends string> {
  <X>(client: Client<X>): OpenapiClient<Paths, X, A, Field>
  <X>(client: DataSource<X>): OpenapiClient<Paths, X, A, Field, 'data'>
}

type Operation<Paths, Path extends keyof Paths, V extends Verb> = Paths[Path][V & keyof Paths[Path]]

type OptionsOf<Paths, Path extends keyof Paths, V extends Verb, X, T> = Asked<Operation<Paths, Path, V>> &
  FreeOptions &
  Keys<X, T>

type Outcome<Kind, Content> = Kind extends 'data' ? Content : HttpResponse<Content>

type Parameters<Operation> = Operation extends {
  readonly parameters: infer Given
}
  ? Pick<Given, keyof Given & ('path' | 'query')>
  : {}

type PathsWith<Paths, V extends Verb> = {
  [Path in keyof Paths]: Paths[Path] extends {
    readonly [verb in V]: object
  }
    ? Path
    : never
}[keyof Paths] &
  string

type ResponseDataOf<
  Paths,
  Path extends keyof Paths,
  V extends Verb,
  A extends ResponseForm,
  Field extends string,
> = DataOf<Operation<Paths, Path, V>, A, Field>

type ResponseForm = 'whole' | 'unwrapped'

type Success<Status> = Status extends string | number ? (`${Status}` extends `2${string}` ? Status : never) : never

type Unwrapped<Body, Field extends string> = [Inside<Body, Field>] extends [never] ? Body : Inside<Body, Field>

type Verb = 'get' | 'put' | 'post' | 'delete' | 'options' | 'head' | 'patch' | 'trace'

declare function openapi<Paths, A extends ResponseForm = 'whole', Field extends string = 'data'>(): OpenapiOf<
  Paths,
  A,
  Field
>

export {
  type DataSource,
  type FreeOptions,
  type OpenapiClient,
  type OpenapiOf,
  openapi,
  type PathsWith,
  type ResponseForm,
  type Verb,
}
