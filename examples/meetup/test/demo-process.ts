// Runs the demo in a process of its own, as a person or a script does; and what its two tests know about the output.
import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const tsx = createRequire(import.meta.url).resolve('tsx/cli')

export interface Run {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/**
 * @param args a script below the example's folder, and its arguments
 * @param calledFrom the folder from which npm was called; the paths of written files are relative to it
 */
export const run = (args: readonly string[], calledFrom = root): Promise<Run> =>
  new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [tsx, '--tsconfig', 'tsconfig.json', ...args],
      { cwd: root, env: { ...process.env, INIT_CWD: calledFrom } },
      (_error, stdout, stderr) => resolve({ code: child.exitCode ?? 1, stdout, stderr }),
    )
  })

/** Matches the server's tokens: 32 characters of base64url. */
export const token = /(?<![\w-])[\w-]{32}(?![\w-])/

export const titles = [
  'Login redirect',
  'A second project',
  'Silent refresh',
  'Log in and everything resumes',
  'Two people, one phone',
  'The tunnel',
  'What the user sees',
  'A picture and a conversation',
]
