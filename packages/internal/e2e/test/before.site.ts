// What the migration guides show of other libraries compiles against those libraries, so that readers find their own code in it.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from '@wxpipe/tooling/repository'
import ts from 'typescript'
import { afterAll, describe, expect, it } from 'vitest'

const docs = join(root, 'docs')
// Below docs, whose node_modules has the libraries.
const scratch = join(docs, 'node_modules/.cache/before')
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

// What people wrote by hand had no types: its names and its syntax are checked.
const untyped = join(scratch, 'untyped.d.ts')
mkdirSync(scratch, { recursive: true })
writeFileSync(untyped, 'declare const wx: any, getApp: any\n')

const globals = {
  untyped,
  uni: join(docs, 'node_modules/@dcloudio/types/index.d.ts'),
  wx: join(root, 'packages/internal/e2e/node_modules/typings-5.2/index.d.ts'),
}

function hostOf(guide: string, before: string): keyof typeof globals {
  if (guide.endsWith('from-http-util.md')) return 'untyped'
  return /\buni\.|luch-request/.test(before) ? 'uni' : 'wx'
}

const guides = ['migrate', 'en/migrate']
  .flatMap((folder) => readdirSync(join(docs, folder)).map((name) => `${folder}/${name}`))
  .map((guide) => {
    const [, before = ''] = /^```js\n([\s\S]*?)^```/m.exec(readFileSync(join(docs, guide), 'utf8')) ?? []
    const file = join(scratch, guide.replace(/\.md$/, '.js'))
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, before)
    return { guide, file, before, host: hostOf(guide, before) }
  })

/** What the compiler says of the files that have the same globals, by file. */
function problemsWith(host: keyof typeof globals): readonly ts.Diagnostic[] {
  const files = guides.filter((guide) => guide.host === host).map(({ file }) => file)
  const program = ts.createProgram([globals[host], ...files], {
    allowJs: true,
    checkJs: true,
    strict: false,
    noEmit: true,
    skipLibCheck: true,
    // As their editors have it, where what a library lacks types for is `any`.
    maxNodeModuleJsDepth: 0,
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    types: [],
  })
  return ts.getPreEmitDiagnostics(program)
}
const problems = [...problemsWith('uni'), ...problemsWith('wx'), ...problemsWith('untyped')]

describe.each(guides)('$guide', ({ file, before }) => {
  it('shows what people have, and it compiles', () => {
    expect(before).not.toBe('')
    const own = problems.filter((problem) => problem.file?.fileName === file.replace(/\\/g, '/'))
    expect(own.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual([])
  })
})

it('the compiler has no other complaint', () => {
  const others = problems.filter(
    ({ file }) => !guides.some((guide) => guide.file.replace(/\\/g, '/') === file?.fileName),
  )
  expect(others.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual([])
})
