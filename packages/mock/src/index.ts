// The public names of @wxpipe/mock.
export { type MockKeys, type MockOptions, mock } from './mock.ts'
