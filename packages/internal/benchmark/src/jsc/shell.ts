// Finds JavaScriptCore's shell and says how one measurement is started in it
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { takesHooks } from '../contenders/index.ts'
import type { Job } from '../job.ts'
import { bundlePath, outDir } from '../paths.ts'

// Some of Debian's packages keep it beside the library and not on the PATH.
const beside = ['4.0', '4.1', '6.0'].flatMap((version) =>
  ['x86_64', 'aarch64'].flatMap((arch) =>
    ['webkit2gtk', 'javascriptcoregtk', 'webkitgtk'].map((name) => `/usr/lib/${arch}-linux-gnu/${name}-${version}`),
  ),
)
const onMac = '/System/Library/Frameworks/JavaScriptCore.framework/Versions/Current/Helpers'

/** undefined where it is not installed. */
export const jsc = [...(process.env['PATH'] ?? '').split(delimiter), ...beside, onMac]
  .map((folder) => join(folder, 'jsc'))
  .find((path) => existsSync(path))

export const HOW_TO_GET_IT =
  'JavaScriptCore; no jsc here: apt-get install libjavascriptcoregtk-4.0-bin (Debian, Ubuntu)'

/** The program and its arguments for one job. */
export const shellFor = (job: Job): readonly [string, readonly string[]] => {
  if (!jsc) throw new Error(HOW_TO_GET_IT)
  const contender = bundlePath(job.id, job.engine === 'jsc, ES5' ? 'es5' : 'full')
  const scripts = [`${outDir}/jsc-before.js`, contender, `${outDir}/jsc-run.js`]
  // As on an iPhone, where only Safari may compile at run time.
  return [jsc, ['--useJIT=false', ...scripts, '--', JSON.stringify(job), String(takesHooks(job.id))]]
}
