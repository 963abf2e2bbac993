// The public names of @wxpipe/host-fetch.
export { type FetchFilesOptions, fetchFiles, type HostFiles } from './fetch-files.ts'
export { type FetchHost, type FetchHostOptions, fetchHost } from './fetch-host.ts'
export type { HistoryPage } from './history-page.ts'
export { type HistoryRouter, type HistoryRouterOptions, historyRouter } from './history-router.ts'
export { memoryRouter, type Router } from './routers.ts'
export type { TextStore } from './storage.ts'
