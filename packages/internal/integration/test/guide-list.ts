// What a page of the site keeps of its calls, as its tests look at it.

export interface Row {
  readonly id: number
  readonly name: string
}

/** A field that page-state keeps. */
export interface ListState {
  readonly state: string
  readonly data: readonly Row[] | null
  readonly words: string
  readonly hasMore?: boolean
  readonly pageNo?: number
}
