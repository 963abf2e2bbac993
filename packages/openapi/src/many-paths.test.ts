// What a call costs the compiler, counted in a whole back end's document: with the paths it may grow, but not with their square.
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { expect, it } from 'vitest'

const numbers = (count: number) => [...Array(count).keys()]

/** A document as openapi-typescript writes it, with the calls of a service, as a source. */
const sourceOf = (count: number) => `
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
${numbers(10)
  .map((n) => `api.get('/list/${n}', { query: { id${n}: 1 } })\napi.post('/list/${n}', { data: { b${n}: 1 } })`)
  .join('\n')}
`

/** Compiles it, by the rules of this repository. */
function compile(count: number) {
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
    file === name ? ts.createSourceFile(file, sourceOf(count), target) : getSourceFile.call(host, file, target)
  const program = ts.createProgram([name], options, host)
  const errors = ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '))
  return { errors, steps: (program as unknown as { getInstantiationCount(): number }).getInstantiationCount() }
}

it('four times the paths cost less than five times the steps', () => {
  const few = compile(100)
  const many = compile(400)
  expect([few.errors, many.errors]).toEqual([[], []])
  expect(many.steps / few.steps).toBeLessThan(5)
}, 60_000)
