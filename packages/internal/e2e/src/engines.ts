// The two bare engines: a `vm` context of Node's, and JavaScriptCore.
import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { createContext, runInContext } from 'node:vm'

/** Runs a script and gives what it prints. */
export type Engine = (program: string) => Promise<string>

/** ECMAScript, `print` and `setTimeout`, nothing else, and as in Mini Programs no `eval`. */
export const bareContext: Engine = (program) =>
  new Promise((resolve) => {
    const timer = setTimeout(() => resolve('it printed nothing'), 30_000)
    const print = (line: unknown) => {
      clearTimeout(timer)
      resolve(String(line))
    }
    runInContext(program, createContext({ print, setTimeout }, { codeGeneration: { strings: false, wasm: false } }))
  })

const jsc = (process.env['PATH'] ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'jsc'))
  .find(existsSync)

/** JavaScriptCore's own shell; undefined where it is not installed. */
export const javaScriptCore: Engine | undefined = jsc
  ? (program) =>
      new Promise((resolve) => {
        const folder = mkdtempSync(join(tmpdir(), 'wxpipe-jsc-'))
        const path = join(folder, 'program.js')
        writeFileSync(path, program)
        execFile(jsc, [path], { timeout: 60_000 }, (error, stdout, stderr) => {
          rmSync(folder, { recursive: true })
          resolve(`${stdout}${stderr}${error ?? ''}`)
        })
      })
  : undefined
