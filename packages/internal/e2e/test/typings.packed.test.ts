// The published types and WeChat's own: every version of the typings from 3.0 to 5.2, and the example as it is.
import { fileURLToPath } from 'node:url'
import { describe, expect, inject, it } from 'vitest'
import { compileProject, exampleProject, strictProject } from '../src/type-check.ts'

const app = inject('installedApp')
const program = fileURLToPath(new URL('../fixtures/real-wx.ts', import.meta.url))

// TypeScript 4.8 and later find fault with one line of the oldest typings themselves.
const ownFault = /^\S*miniprogram-api-typings@3\.0\.0\S*lib\.wx\.app\.d\.ts\(266,61\): error TS2344: .*\n/

describe('the real wx fits what takes one, and the library’s own files are checked too', () => {
  it.each(['3.0', '3.6', '3.12', '4.1', '5.2'])('with typings %s', async (version) => {
    const said = await compileProject(strictProject(app, `typings-${version}`, program))
    expect(version === '3.0' ? said.replace(ownFault, '') : said).toBe('')
  })
})

it('the example compiles against the packages as they are published', async () => {
  expect(await compileProject(exampleProject(app))).toBe('')
})
