// The public names of @wxpipe/inspector.
export { type InspectorKeys, type InspectorOptions, inspector } from './inspector.ts'
