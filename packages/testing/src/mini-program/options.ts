// The options of launchMiniProgram, and what they may be.
import { checkKind } from '../faults/kinds.ts'
import { check, type Known } from '../faults/spelling.ts'
import { hostOptions } from '../state/known-options.ts'
import type { HostOptions } from '../state/options.ts'
import type { MiniProgramFiles } from './files.ts'
import type { MiniProgramFramework } from './framework.ts'

/** The options of `launchMiniProgram`: its own, and those of `createHost` that app.json does not determine. */
export interface MiniProgramOptions extends Omit<HostOptions, 'pages' | 'tabBar'> {
  /** The compiled Mini Program: JavaScript, WXML, WXSS and JSON by path; `getCompiledResult` of miniprogram-ci gives it. */
  readonly files: MiniProgramFiles
  /** The component framework's modules, from npm. */
  readonly framework: MiniProgramFramework
  /** Additional members of `wx`, for what the host does not simulate. */
  readonly wx?: object
}

const { pages: _pages, tabBar: _tabBar, ...others } = hostOptions

const parts = { glassEasel: 'object', adapter: 'object', templateCompiler: 'object' } as const
const known = {
  ...others,
  files: 'plain object of strings or bytes',
  framework: parts satisfies Known<MiniProgramFramework>,
  wx: 'object',
} satisfies Known<MiniProgramOptions>

/** @throws Error for an unknown option, a value of another kind, and what is missing */
export function checkOptions(options: MiniProgramOptions): void {
  check('launchMiniProgram', options, known)
  checkKind('launchMiniProgram', 'files', options.files, known.files)
  checkKind('launchMiniProgram', 'framework', options.framework, 'plain object')
  for (const part of Object.keys(parts) as (keyof typeof parts)[])
    checkKind('launchMiniProgram: framework', part, options.framework[part], parts[part])
}
