// The public names of @wxpipe/inspector.
export { curlOf } from './curl.ts'
export { harOf } from './har.ts'
export type * from './har-types.ts'
export { createInspector, type Inspector, type InspectorOptions } from './inspector.ts'
export { type PanelOptions, type PanelSource, panelSource, showPanel } from './panel.ts'
export { realtimeLog } from './realtime-log.ts'
export { rowOf } from './rows.ts'
export type * from './types.ts'
