// The public names of @wxpipe/validation.
export type * from './standard-schema.ts'
export { fits, type ValidationKeys, type ValidationOptions, validation } from './validation.ts'
export { ValidationError } from './validation-error.ts'
