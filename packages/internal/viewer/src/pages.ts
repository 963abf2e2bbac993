// The pages as text, for Node: the viewer, and a report of chapters with a waterfall each.
import { bundlePage } from './bundle.ts'
import type { Har } from './model/har.ts'
import type { ReportContent } from './report/content.ts'

export type { ReportChapter, ReportContent } from './report/content.ts'

/** The viewer as one HTML file. @param sample a HAR that it offers as an example */
export const viewerPage = (sample?: Har): Promise<string> =>
  bundlePage({ title: 'HAR viewer', script: 'page/main.ts', style: 'page/page.css', data: sample ?? null })

/** A report as one HTML file. */
export const reportPage = (content: ReportContent): Promise<string> =>
  bundlePage({ title: content.title, script: 'report/main.ts', style: 'report/report.css', data: content })
