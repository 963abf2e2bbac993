// What counts as a type that nobody can name.
import { expect, it } from 'vitest'
import { unnamedTypes } from './unnamed-types.ts'

it('an interface that is spoken of and not exported is found; an alias, an extended one and a renamed one are not', () => {
  const declarations = `
    interface Hidden { a: string }
    interface Base { b: string }
    interface Renamed { c: string }
    type Alias = string
    interface Options extends Base { one: Alias; two: Renamed; three?: readonly Hidden[] }
    declare function make(options: Options): void
    export { make, type Options, type Renamed as Other }`
  expect(unnamedTypes(declarations)).toEqual(['Hidden'])
})
