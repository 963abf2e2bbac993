// What a page needs to show a HAR: the reader that says what is wrong with a file, and the renderer.

export type { Har } from './model/har.ts'
export { checkHar, HarError, type HarFault, readHar } from './model/read-har.ts'
export { type RenderedWaterfall, renderWaterfall, type WaterfallOptions } from './waterfall.ts'
export type { Language } from './words.ts'
