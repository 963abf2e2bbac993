// The examples' own type checkers, over the packed packages' types; the flow and the shared sources are among the files.
import { run } from '@wxpipe/tooling/tarballs'
import { inject, it } from 'vitest'
import { exampleApps } from '../src/apps/index.ts'
import { folderOf } from '../src/lay-out.ts'

const built = inject('builtApps')

it.each(exampleApps.filter(({ id }) => id in built))('$id finds no fault with its sources', (app) => {
  run(app.types, folderOf(app))
})
