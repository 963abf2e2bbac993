// The public names of @wxpipe/token-expiry.
export { type TokenExpiryKeys, type TokenExpiryOptions, tokenExpiry } from './token-expiry.ts'
