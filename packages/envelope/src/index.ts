// The public names of @wxpipe/envelope.
export { type EnvelopeKeys, type EnvelopeOptions, envelope } from './envelope.ts'
export { BusinessError, BusinessStatusError, businessOf, isBusinessError } from './errors.ts'
export type { Business, Code, EnvelopeBody, EnvelopeRule } from './rule.ts'
