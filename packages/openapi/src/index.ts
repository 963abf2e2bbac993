// The public names of @wxpipe/openapi.
export { type OpenapiKeys, type OpenapiOptions, openapi } from './openapi.ts'
