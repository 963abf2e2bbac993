// Vitest global set-up: the examples built for WeChat and for H5, one after the other, unless these very builds are there.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '@wxpipe/tooling/tarballs'
import type { TestProject } from 'vitest/node'
import { type ExampleApp, exampleApps, type Target } from './apps/index.ts'
import { filesIn } from './files.ts'
import { folderOf, layOut } from './lay-out.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** By example and target, the folder with its release build. */
    readonly builtApps: Readonly<Record<string, Readonly<Partial<Record<Target, string>>>>>
  }
}

export default function setup(project: TestProject): void {
  const { installedApp } = project.getProvidedContext()
  const wanted = (process.env['WXPIPE_HOSTS'] ?? '').split(' ')
  const built = exampleApps
    .filter(({ id }) => wanted.includes(id))
    .map((app) => {
      layOut(app, installedApp)
      const targets = Object.keys(app.builds) as Target[]
      return [app.id, Object.fromEntries(targets.map((target) => [target, build(app, target)]))] as const
    })
  project.provide('builtApps', Object.fromEntries(built))
}

/** @returns the folder of the output */
function build(app: ExampleApp, target: Target): string {
  const { command, output } = app.builds[target]!
  const folder = folderOf(app)
  const out = join(folder, output)
  const stamp = join(folder, `dist/${target}.stamp`)
  const current = fingerprint(folder)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === current) return out
  rmSync(stamp, { force: true })
  rmSync(out, { recursive: true, force: true })
  const began = Date.now()
  const { NODE_ENV } = process.env
  // Vitest's own, 'test', would make no release of it.
  process.env['NODE_ENV'] = 'production'
  const said = run(command, folder)
  process.env['NODE_ENV'] = NODE_ENV
  // uni-app's command ends with 0 when its build has failed.
  if (!existsSync(out)) throw new Error(`${command.join(' ')} has made no ${output}:\n${said}`)
  console.log(`built examples/${app.id} for ${target} in ${Math.round((Date.now() - began) / 1000)} s`)
  writeFileSync(stamp, current)
  return out
}

/** What a build depends on, as one word. */
function fingerprint(folder: string): string {
  const hash = createHash('sha256')
  const shared = ['../shared', '../meetup', 'node_modules/@wxpipe'].map((part) => join(folder, part))
  for (const part of [folder, ...shared]) {
    for (const path of filesIn(part)) hash.update(path).update(readFileSync(join(part, path)))
  }
  return hash.digest('hex')
}
