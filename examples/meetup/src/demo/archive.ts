// Keeps what the inspector has seen of the story, chapter by chapter, and writes it as a HAR and as a report.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { createInspector, harOf, type Inspector } from '@wxpipe/inspector'
import { type ReportChapter, reportPage } from '@wxpipe/viewer/pages'
import type { Chapter } from './stage.ts'

export interface Archive {
  /** One for all chapters: what it hides in one, it hides in all. */
  readonly inspector: Inspector
  /** Begins a chapter: what is seen until it is closed is its own, and what lies between two is nobody's. */
  open(): void
  /** @param scenes what it has told */
  close(chapter: Chapter, scenes: readonly string[]): void
  /** Writes both files, and says what they are. */
  write(): Promise<string>
}

export interface ArchivePaths {
  readonly har: string
  readonly report: string
}

/** More calls than the story has. */
const LIMIT = 10_000

const INTRODUCTION =
  'The story of npm run demo, as the inspector has seen it. A phone is simulated, and so is its time; the server is a real one. ' +
  'A line is a call, with all its sends; open it to see each interceptor: a thin line while the call was inside of it, a thick one while it waited there.'

export function createArchive({ har, report }: ArchivePaths): Archive {
  const inspector = createInspector({ limit: LIMIT, bodies: 'all' })
  const ended: {
    readonly chapter: Chapter
    readonly scenes: readonly string[]
    readonly from: number
    readonly to: number
  }[] = []
  let from = 0
  return {
    inspector,
    open() {
      from = inspector.calls.length
    },
    close(chapter, scenes) {
      ended.push({ chapter, scenes, from, to: inspector.calls.length })
    },
    async write() {
      // Only now: a token of the last chapter is hidden in the first one, too.
      const { calls } = inspector
      const told = ended.flatMap(({ from, to }) => calls.slice(from, to))
      const all = harOf(told)
      const chapters = ended.map(
        ({ chapter: { title, moral }, scenes, from, to }): ReportChapter => ({
          title,
          moral,
          scenes,
          har: harOf(calls.slice(from, to)),
        }),
      )
      const page = await reportPage({ title: 'Meetup: the story of the demo', introduction: INTRODUCTION, chapters })
      for (const path of [har, report]) mkdirSync(dirname(path), { recursive: true })
      writeFileSync(har, JSON.stringify(all))
      writeFileSync(report, page)
      return `${told.length} calls, ${all.log.entries.length} entries: ${har}\nthe story with its waterfalls: ${report}`
    },
  }
}
