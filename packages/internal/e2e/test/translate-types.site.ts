// What "translate my HttpUtil" writes compiles for every choice, with the typings of WeChat, of uni-app and of Taro.
import { join } from 'node:path'
import { root } from '@wxpipe/tooling/repository'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { type Choice, platforms, usual } from '../../../../docs/.vitepress/live/translate/choice.ts'
import { everyChoice } from '../../../../docs/.vitepress/live/translate/every-choice.ts'
import { translate } from '../../../../docs/.vitepress/live/translate/translate.ts'

const docs = join(root, 'docs').replace(/\\/g, '/')
const typings = {
  wx: join(root, 'packages/internal/e2e/node_modules/typings-5.2/index.d.ts'),
  uni: join(docs, 'node_modules/@dcloudio/types/index.d.ts'),
  taro: join(docs, 'node_modules/@tarojs/taro/types/index.d.ts'),
}

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  types: [],
  strict: true,
  noUnusedLocals: true,
  skipLibCheck: true,
  noEmit: true,
}

// What all programs read is read once.
const read = new Map<string, ts.SourceFile | undefined>()

/** Compiles texts as one program, as if they stood below docs, whose node_modules has the packages. @returns the complaints */
function problemsOf(platform: keyof typeof typings, texts: readonly string[]): readonly string[] {
  const files = new Map(texts.map((text, index) => [`${docs}/.virtual/${index}.ts`, text]))
  const host = ts.createCompilerHost(options)
  const { getSourceFile, fileExists, readFile } = host
  host.fileExists = (path) => files.has(path) || fileExists(path)
  host.readFile = (path) => files.get(path) ?? readFile(path)
  host.getSourceFile = (path, target) => {
    const text = files.get(path)
    if (text !== undefined) return ts.createSourceFile(path, text, target)
    if (!read.has(path)) read.set(path, getSourceFile(path, target))
    return read.get(path)
  }
  const program = ts.createProgram([typings[platform], ...files.keys()], options, host)
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ file, messageText }) => `${ts.flattenDiagnosticMessageText(messageText, '\n')}\n${file?.text ?? ''}`)
}

const textsOf = (choices: readonly Choice[]) => [
  ...new Set(choices.map((choice) => translate(choice, 'zh').files[0]!.text)),
]

const odd = `'"\`\${x}\\</script>\n令牌`
/** Other lists, fields and headers, and words that try to be code. */
const others: readonly Choice[] = [
  { ...usual('own'), statuses: '401, 403', expired: '99997, A-1', expiredField: 'error', headers: 'a-b: 1' },
  { ...usual('own'), success: 'true', code: 'success', message: 'info', data: 'result', timeout: '' },
  { ...usual('yudao'), ...{ baseURL: odd, header: odd, tokenKey: odd, refreshPath: odd, loginPage: odd } },
]

describe('the text for every choice', () => {
  it.each(platforms)('compiles on %s, also with other lists and odd words', (platform) => {
    const choices = everyChoice().filter((choice) => choice.platform === platform && choice.language === 'ts')
    const texts = textsOf([...choices, ...others.map((choice): Choice => ({ ...choice, platform }))])
    console.log(`${platform}: ${texts.length} texts`)
    expect(texts.length).toBeGreaterThan(500)
    expect(problemsOf(platform, texts).slice(0, 3)).toEqual([])
  })

  it('would not compile with a mistake in it', () => {
    const [text] = textsOf([usual('own')])
    expect(problemsOf('wx', [text!.replace('success: [0]', 'success: 0')]).length).toBeGreaterThan(0)
    expect(problemsOf('wx', [text!.replace('getToken', 'getTokens')]).length).toBeGreaterThan(0)
  })
})
