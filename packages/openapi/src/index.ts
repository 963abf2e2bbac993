// The public names of @wxpipe/openapi.
export type { FreeOptions, PathsWith, ResponseForm, Verb } from './document.ts'
export { type DataSource, type OpenapiClient, type OpenapiOf, openapi } from './openapi.ts'
