// The public names of @wxpipe/token-injection.
export { type TokenInjectionKeys, type TokenInjectionOptions, tokenInjection } from './token-injection.ts'
