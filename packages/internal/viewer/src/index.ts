// What a page needs to show a HAR: what takes a file, the reader that says what is wrong with it, and the renderer.

export { createIntake, type Intake, type IntakeOptions } from './intake.ts'
export { type IntakeWords, intakeWordsOf } from './intake-words.ts'
export type { Har } from './model/har.ts'
export { checkHar, HarError, type HarFault, readHar } from './model/read-har.ts'
export { type RenderedWaterfall, renderWaterfall, type WaterfallOptions } from './waterfall.ts'
export type { Language } from './words.ts'
