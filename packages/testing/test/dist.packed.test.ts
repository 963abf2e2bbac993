// What is published: it loads as CommonJS and as ES module, and its types need nothing else.
import { execFileSync } from 'node:child_process'
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

  it('loads in jest’s jsdom environment: by require, under the condition "browser", where some of the web’s classes are not', () => {
    const program = `
      delete globalThis.TextEncoder
      delete globalThis.TextDecoder
      delete URL.canParse
      const { createHost } = require('@wxpipe/testing')
      const host = createHost({ handler: ({ data }) => ({ data }) })
      host.wx.request({ url: 'https://api.example.com/', method: 'POST', data: 'ü', success: ({ data }) => console.log(data) })`
    const cwd = fileURLToPath(new URL('..', dist))
    expect(execFileSync(process.execPath, ['--conditions=browser', '-e', program], { cwd, encoding: 'utf8' })).toBe(
      'ü\n',
    )
  })

  it('has types of its own only', () => {
    for (const name of ['index.d.ts', 'index.d.mts']) {
      // What an example in a comment imports is no dependency.
      const types = readFileSync(new URL(name, dist), 'utf8').replace(/\/\*\*[\s\S]*?\*\//g, '')
      expect(types).not.toMatch(/reference types|from ['"]|import\(|NodeJS|Buffer\b(?<!ArrayBuffer)/)
    }
  })
})
