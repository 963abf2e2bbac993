// What a call costs the compiler, counted in a whole back end's document: with the paths it may grow, but not with their square.
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { expect, it } from 'vitest'

const numbers = (count: number) => [...Array(count).keys()]

/** Calls of a service. */
const calls = numbers(10)
  .map((n) => `api.get('/list/${n}', { query: { id${n}: 1 } })\napi.post('/list/${n}', { data: { b${n}: 1 } })`)
  .join('\n')

/** A document as openapi-typescript writes it, with calls, as a source. */
const sourceOf = (count: number, calls: string) => `
import { createClient } from '@wxpipe/core'
import { openapi } from './index.ts'
interface paths {
${numbers(count)
  .map(
    (n) => `  '/list/${n}': {
    get: { parameters: { query: { id${n}: number } }; requestBody?: never; responses: { 200: { content: { 'application/json': { a${n}: 1 } } } } }
    post: { parameters: { query?: never }; requestBody: { content: { 'application/json': { b${n}: 1 } } }; responses: { 200: { content: {} } } }
  }`,
  )
  .join('\n')}
}
const api = openapi<paths>()(createClient())
${calls}
`

/** Compiles it, by the rules of this repository. */
function compile(count: number, calls: string) {
  const name = fileURLToPath(new URL(`many-paths-${count}.ts`, import.meta.url))
  const base = fileURLToPath(new URL('../../../tsconfig.base.json', import.meta.url))
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(base, ts.sys.readFile).config,
    ts.sys,
    dirname(base),
  )
  const host = ts.createCompilerHost(options)
  const { getSourceFile, fileExists } = host
  host.fileExists = (file) => file === name || fileExists.call(host, file)
  host.getSourceFile = (file, target) =>
    file === name ? ts.createSourceFile(file, sourceOf(count, calls), target) : getSourceFile.call(host, file, target)
  const program = ts.createProgram([name], options, host)
  const errors = ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '))
  const { getInstantiationCount, getRelationCacheSizes } = program as unknown as Counted
  const { strictSubtype, subtype } = getRelationCacheSizes()
  return { errors, steps: getInstantiationCount(), compared: strictSubtype + subtype }
}

/** What the compiler counts, and its types do not tell. */
interface Counted {
  getInstantiationCount(): number
  getRelationCacheSizes(): { readonly strictSubtype: number; readonly subtype: number }
}

it('four times the paths cost less than five times the steps', () => {
  const few = compile(100, calls)
  const many = compile(400, calls)
  expect([few.errors, many.errors]).toEqual([[], []])
  expect(many.steps / few.steps).toBeLessThan(5)
}, 60_000)

it('a path that is none, such as one that is being written, makes it compare no response with another', () => {
  const { errors, compared } = compile(100, "api.get('/list/', { query: { id1: 1 } })")
  expect(errors).toEqual([expect.stringContaining(`'"/list/"' is not assignable`)])
  // Each with each other would be some ten thousand.
  expect(compared).toBeLessThan(1_000)
}, 60_000)

it('a call without what it needs is reported with the names of path and verb, not with the type of the response', () => {
  const { errors } = compile(2, "api.get('/list/1', {})")
  expect(errors).toEqual([expect.stringContaining(`'OptionsOf<paths, "/list/1", "get", {}, unknown>'`)])
  expect(errors[0]).not.toContain('a1: 1')
}, 60_000)
