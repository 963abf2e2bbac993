// The public names of @wxpipe/validation.
export { type ValidationKeys, type ValidationOptions, validation } from './validation.ts'
