// The public names of @wxpipe/page-state.
export { type PageStateKeys, type PageStateOptions, pageState } from './page-state.ts'
