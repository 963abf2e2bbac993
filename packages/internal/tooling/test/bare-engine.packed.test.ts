// The built packages run in an engine that holds only ECMAScript, wx, timers and console.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { describe, expect, inject, it } from 'vitest'
import { bareEngine } from '../src/bare-engine.ts'
import { namesThatEnginesLack } from '../src/free-names.ts'
import { installedDir } from '../src/installed-app.ts'
import { engineFreePackages, npmBuildPackages, readManifest } from '../src/repository.ts'

const app = inject('installedApp')
const fixture = (name: string) => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url))
const files = { 'scripted-wx': fixture('scripted-wx.js'), 'main-path': fixture('main-path.js') }

// What a host is made of; in another engine it does not touch it.
const ownGlobals: { readonly [id: string]: string } = { 'host-uni': 'uni', 'host-fetch': 'self globalThis' }

interface ScriptedHost {
  readonly calls: string[]
  readonly wx: object
  readonly getCurrentPages: () => object[]
}

async function playMainPath(slowPromise: boolean, isLaunched: boolean) {
  const engine = bareEngine(app, { slowPromise, files })
  const scripted = engine.require('scripted-wx') as { createHost(): ScriptedHost }
  const { calls, wx, getCurrentPages } = scripted.createHost()
  Object.assign(engine.context, isLaunched ? { wx, getCurrentPages } : { wx })
  const { run } = engine.require('main-path') as { run(): PromiseLike<{ data: string[]; codes: string[] }> }
  const { data, codes } = await run()
  return { data: Array.from(data), codes: Array.from(codes), calls }
}

describe.each(engineFreePackages)('$name', (published) => {
  const dir = installedDir(app, published)

  const { main = '', module: esm = '' } = readManifest(dir)

  it.each([
    [main, 'script'],
    [esm, 'module'],
  ] as const)('%s is ES2018 and names no global that an engine lacks', (file, sourceType) => {
    const lacking = namesThatEnginesLack(readFileSync(join(dir, file), 'utf8'), sourceType)
    const own = (ownGlobals[published.id] ?? '').split(' ')
    expect(lacking.filter(({ name }) => !own.includes(name))).toEqual([])
  })

  it.runIf(npmBuildPackages.includes(published))(
    'loads in a bare engine, with the names that its ES module exports',
    async () => {
      const module = bareEngine(app).require(published.name) as object
      const esModule: object = await import(pathToFileURL(join(dir, esm)).href)
      expect(Object.keys(module).sort()).toEqual(Object.keys(esModule).sort())
      expect(Object.keys(module)).not.toEqual([])
    },
  )
})

it('errors keep the names of their classes in the minified main', () => {
  const core = bareEngine(app).require('@wxpipe/core') as { [name: string]: new (what: string) => Error }
  const names = [
    'AbortError',
    'AuthExpiredError',
    'ConfigError',
    'NetworkError',
    'ResponseError',
    'StatusError',
    'TimeoutError',
  ]
  for (const name of names) {
    const error = new core[name]!('odd')
    expect([error.name, error.constructor.name, error.stack!.split('\n')[0]]).toEqual([name, name, `${name}: odd`])
  }
})

it('a package has the source map of its main, with the sources in it', () => {
  const map = JSON.parse(readFileSync(join(app, 'node_modules/@wxpipe/core/dist/index.js.map'), 'utf8'))
  expect(map.sources).toContain('../src/traversal.ts')
  expect(map.sourcesContent).toHaveLength(map.sources.length)
})

describe.each([
  ['the engine’s own Promise', false],
  ['a Promise built on setTimeout', true],
])('in a bare engine with %s', (_what, slowPromise) => {
  it('the core and three plugins send a token, meet an expired session and open one login page', async () => {
    const { data, codes, calls } = await playMainPath(slowPromise, true)
    expect(data).toEqual(['hiking'])
    expect(codes).toEqual(['AUTH_EXPIRED', 'AUTH_EXPIRED', 'AUTH_EXPIRED'])
    expect(calls.slice(0, 4)).toEqual([
      'GET https://api.example.com/groups?pageNo=1 Bearer good',
      ...Array(3).fill('GET https://api.example.com/groups Bearer old'),
    ])
    expect(calls.slice(4)).toEqual([expect.stringMatching(/^navigateTo \/pages\/login\/login(\?|$)/)])
  })

  it('the login page opens too where there is no page stack yet', async () => {
    const { calls } = await playMainPath(slowPromise, false)
    expect(calls.slice(4)).toEqual([expect.stringMatching(/^\w+ \/pages\/login\/login(\?|$)/)])
  })
})
