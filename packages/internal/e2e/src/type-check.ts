// Lays out a project beside the installed packages and compiles it.
import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { root } from '@wxpipe/tooling/repository'
import { filesIn } from './folders.ts'

const require = createRequire(import.meta.url)

/** Makes `name` in the app's folder a project with these Mini Program typings (an alias of package.json). */
function layOutProject(app: string, name: string, typings: string): string {
  const dir = join(app, 'projects', name)
  mkdirSync(join(dir, 'node_modules'), { recursive: true })
  const source = dirname(require.resolve(`${typings}/package.json`))
  symlinkSync(source, join(dir, 'node_modules/miniprogram-api-typings'), 'junction')
  return dir
}

/** A project of this file; its compiler checks our type files and the typings' too. */
export function strictProject(app: string, typings: string, program: string): string {
  const dir = layOutProject(app, typings, typings)
  const compilerOptions = {
    ...{ target: 'ES2018', lib: ['ES2018'], module: 'ESNext', moduleResolution: 'Bundler', noEmit: true },
    ...{ types: ['miniprogram-api-typings'], strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false },
  }
  writeFileSync(join(dir, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }))
  cpSync(program, join(dir, basename(program)))
  return dir
}

/** The example with its own tsconfig.json. */
export function exampleProject(app: string): string {
  const dir = layOutProject(app, 'example', 'typings-5.2')
  const example = join(root, 'examples/miniprogram')
  for (const path of filesIn(example)) cpSync(join(example, path), join(dir, path), { recursive: true })
  return dir
}

/** Compiles a project. @returns what the compiler says, '' when it is content */
export function compileProject(dir: string): Promise<string> {
  const compiler = join(dirname(require.resolve('typescript/package.json')), 'bin/tsc')
  return new Promise((done) => {
    execFile(process.execPath, [compiler, '-p', dir], { cwd: dir }, (error, stdout, stderr) => {
      done(`${stdout}${stderr}` || (error ? error.message : ''))
    })
  })
}
