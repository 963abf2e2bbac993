// What a report holds.
import type { Har } from '../model/har.ts'

export interface ReportChapter {
  readonly title: string
  /** What the chapter shows, in a sentence. */
  readonly moral: string
  /** What happens, scene by scene. */
  readonly scenes: readonly string[]
  readonly har: Har
}

export interface ReportContent {
  readonly title: string
  readonly introduction: string
  readonly chapters: readonly ReportChapter[]
}
