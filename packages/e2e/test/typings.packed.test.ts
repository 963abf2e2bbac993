// The published types and WeChat's own: every version of the typings from 3.x to 5.x, and the example as it is.
import { fileURLToPath } from 'node:url'
import { describe, expect, inject, it } from 'vitest'
import { compileProject, exampleProject, strictProject } from '../src/type-check.ts'

const app = inject('installedApp')
const fixture = (name: string) => fileURLToPath(new URL(`../fixtures/${name}.ts`, import.meta.url))
const always = fixture('real-wx')
const since4 = fixture('real-wx-since-4')

describe('the real wx fits what takes one, and the library’s own files are checked too', () => {
  it.each([
    ['typings-3.6', [always]],
    ['typings-3.12', [always]],
    ['typings-4.1', [always, since4]],
    ['typings-5.2', [always, since4]],
  ])('with %s', async (typings, programs) => {
    expect(await compileProject(strictProject(app, typings, programs))).toBe('')
  })
})

it('the real wx of the typings 3.0, which TypeScript 4.8 and later find fault with, fits where library files are not checked', async () => {
  expect(await compileProject(strictProject(app, 'typings-3.0', [always], true))).toBe('')
})

it('the example compiles against the packages as they are published', async () => {
  expect(await compileProject(exampleProject(app))).toBe('')
})
