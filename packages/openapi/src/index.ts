// The public names of @wxpipe/openapi.
export type { Answers, FreeOptions, PathsWith, Verb } from './document.ts'
export { type DataSource, type OpenapiClient, type OpenapiOf, openapi } from './openapi.ts'
