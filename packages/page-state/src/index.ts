// The public names of @wxpipe/page-state.
export type { Paged, PagedData, PagedOptions, PageOf, TrackOptions } from './options.ts'
export { paged, track } from './page-state.ts'
export { idle, type PageState, type State, type StatefulPage } from './states.ts'
