// The public names of @wxpipe/envelope.
export { type EnvelopeKeys, type EnvelopeOptions, envelope } from './envelope.ts'
