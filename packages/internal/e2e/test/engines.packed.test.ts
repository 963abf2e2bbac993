// Every package does its work in bare engines: as published, and as WeChat's compiler lowers it to ES5.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installedDir } from '@wxpipe/tooling/installed-app'
import { npmBuildPackages } from '@wxpipe/tooling/repository'
import { parse } from 'acorn'
import { describe, expect, inject, it } from 'vitest'
import { readFiles } from '../src/compiled.ts'
import { engineProgram, factsIn, type Scripts } from '../src/engine-program.ts'
import { bareContext, javaScriptCore } from '../src/engines.ts'
import { expectedFacts } from '../src/expected-facts.ts'

const installedApp = inject('installedApp')
const compiled = Object.entries(readFiles(inject('compiledApp')))
  .filter(([path]) => path.endsWith('.js'))
  .map(([path, content]) => [path, String(Buffer.from(content))] as const)
const fixture = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../fixtures/${name}.js`, import.meta.url)), 'utf8')
const polyfill = readFileSync(createRequire(import.meta.url).resolve('promise-polyfill'), 'utf8')

const common: Scripts = {
  ...Object.fromEntries(
    ['phone', 'client', 'main-paths', 'network-paths', 'kit-paths', 'transfer-paths'].map((name) => [
      name,
      fixture(name),
    ]),
  ),
  'promise-polyfill': polyfill,
}
const published: Scripts = Object.fromEntries(
  npmBuildPackages.map((one) => [
    `miniprogram_npm/${one.name}/index.js`,
    readFileSync(join(installedDir(installedApp, one), 'dist/index.js'), 'utf8'),
  ]),
)
const lowered: Scripts = Object.fromEntries(compiled.filter(([path]) => /^(@babel|miniprogram_npm)\//.test(path)))

const engines = { 'a bare vm context': bareContext, JavaScriptCore: javaScriptCore }
const builds = { 'as published': published, 'lowered to ES5': lowered }
const runs = Object.entries(engines).flatMap(([engine, run]) =>
  Object.entries(builds).flatMap(([build, scripts]) =>
    [false, true].map((slowPromise) => ({ engine, run, build, scripts, slowPromise })),
  ),
)

if (!javaScriptCore) {
  console.log('JavaScriptCore is not checked: there is no jsc here (apt-get install libjavascriptcoregtk-4.0-bin)')
}

describe.each(runs.filter(({ run }) => run))(
  'in $engine, $build, Promise on setTimeout: $slowPromise',
  ({ run, scripts, slowPromise }) => {
    const packages = npmBuildPackages.map(({ id }) => id)
    const facts = run?.(engineProgram({ scripts: { ...common, ...scripts }, packages, slowPromise })).then(factsIn)

    it.each(npmBuildPackages)('$name does its work', async ({ id }) => {
      expect((await facts)?.[id]).toEqual(expectedFacts[id])
    })
  },
)

describe('WeChat’s compiler', () => {
  it('leaves nothing newer than ES5 in any script of the example', () => {
    const newer = compiled.filter(([, script]) => {
      try {
        parse(script, { ecmaVersion: 5 })
        return false
      } catch {
        return true
      }
    })
    expect(newer.map(([path]) => path)).toEqual([])
    expect(compiled.length).toBeGreaterThan(npmBuildPackages.length)
  })
})
