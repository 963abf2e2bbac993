// The public names of @wxpipe/signing.
export type { SignInput } from './input.ts'
export { pairsOf, sortedPairs } from './pairs.ts'
export { type SignedFields, type SigningKeys, type SigningOptions, signing } from './signing.ts'
