// The public types of @wxpipe/page-state, as built. Written by npm run api: a change here is a change of the API.

// @wxpipe/page-state

type DataOf<S> = S extends PageState<infer T> ? T : never

interface PageOf<T> {
  readonly list: readonly T[] | null
  readonly total?: number | null | undefined
}

interface PageState<T> {
  readonly state: State
  readonly data: T | null
  readonly words: string
  readonly hasMore?: boolean
  readonly pageNo?: number
}

interface Paged<T, Name extends string, P = unknown> {
  refresh(
    page: P &
      StatefulPage<{
        readonly [name in Name]: PageState<T[]>
      }>,
  ): Promise<void>
  more(
    page: P &
      StatefulPage<{
        readonly [name in Name]: PageState<T[]>
      }>,
  ): Promise<void>
}

type PagedData<T> = readonly T[] | PageOf<T> | null

interface PagedOptions<T> {
  readonly size?: number | undefined
  readonly key: (item: T) => unknown
  readonly words?: ((error: unknown) => string) | undefined
}

type State = 'idle' | 'loading' | 'ready' | 'empty' | 'failed' | 'signed-out'

type StateFields<Data> = {
  [Name in keyof Data]: Data[Name] extends PageState<infer _> ? Name : never
}[keyof Data] &
  string

interface StatefulPage<Data> {
  readonly data: Data
  setData(data: object): void
}

interface TrackOptions<T> {
  readonly words?: ((error: unknown) => string) | undefined
  readonly isEmpty?: ((data: T) => boolean) | undefined
}

declare function idle<T>(): PageState<T>

declare function paged<T, Name extends string, P = unknown>(
  name: Name,
  load: (pageNo: number, size: number, page: P) => PagedData<T> | PromiseLike<PagedData<T>>,
  options: PagedOptions<T>,
): Paged<T, Name, P>

declare function track<Data, Name extends StateFields<Data>>(
  page: StatefulPage<Data>,
  name: Name,
  load: () => DataOf<Data[Name]> | PromiseLike<DataOf<Data[Name]>>,
  options?: TrackOptions<DataOf<Data[Name]>>,
): Promise<void>

export {
  idle,
  type Paged,
  type PagedData,
  type PagedOptions,
  type PageOf,
  type PageState,
  paged,
  type State,
  type StatefulPage,
  type TrackOptions,
  track,
}
