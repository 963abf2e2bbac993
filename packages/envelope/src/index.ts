// The public names of @wxpipe/envelope.
export { type EnvelopeKeys, type EnvelopeOptions, envelope } from './envelope.ts'
export { type Business, BusinessError, BusinessStatusError, businessOf, isBusinessError } from './errors.ts'
export type { Code, EnvelopeBody, EnvelopeRule } from './rule.ts'
