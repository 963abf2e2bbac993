// What is published: it loads as CommonJS and as ES module, and its types need nothing else.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const dist = new URL('../dist/', import.meta.url)
const load = createRequire(import.meta.url)
const NAMES = ['createAlipay', 'createHost', 'fault', 'faults', 'launchMiniProgram', 'profiles', 'runtimes']

describe('the built package', () => {
  it('exports the same names to require and to import', async () => {
    expect(Object.keys(load(fileURLToPath(new URL('index.js', dist)))).sort()).toEqual(NAMES)
    expect(Object.keys(await import(new URL('index.mjs', dist).href)).sort()).toEqual(NAMES)
  })

  it('has types of its own only', () => {
    for (const name of ['index.d.ts', 'index.d.mts']) {
      // What an example in a comment imports is no dependency.
      const types = readFileSync(new URL(name, dist), 'utf8').replace(/\/\*\*[\s\S]*?\*\//g, '')
      expect(types).not.toMatch(/reference types|from ['"]|import\(|NodeJS|Buffer\b(?<!ArrayBuffer)/)
    }
  })
})
