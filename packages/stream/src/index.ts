// The public names of @wxpipe/stream.
export { type StreamKeys, type StreamOptions, stream } from './stream.ts'
