// The public names of @wxpipe/signing.
export { type SigningKeys, type SigningOptions, signing } from './signing.ts'
