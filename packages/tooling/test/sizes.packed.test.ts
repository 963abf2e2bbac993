// Every package stays within the bytes that budgets.json grants it.
import { afterAll, describe, expect, inject, it } from 'vitest'
import { engineFreePackages } from '../src/repository.ts'
import { budgets, drawSizes, type Size, sizeOfClient, sizeOfMain, sizeOfPlugin } from '../src/sizes.ts'

const app = inject('installedApp')
const clients: Size[] = []
const plugins: Size[] = []
const mains: Size[] = []

afterAll(() => {
  console.log(
    [
      drawSizes('An app’s share: gzip -9 of an esbuild ES2017 bundle, bytes', clients),
      drawSizes('A plugin alone, without the core: the same, bytes', plugins),
      drawSizes('The main file as published, not minified: bytes', mains),
    ].join('\n\n'),
  )
})

describe('an app that bundles', () => {
  it.each(budgets.bundles)('$what needs fewer than $limit bytes', async ({ what, plugins: ids, limit, aim }) => {
    const missing = ids.filter((id) => !engineFreePackages.some((published) => published.id === id))
    if (missing.length) {
      clients.push({ what, bytes: 0, missing: `there is no package ${missing.join(', ')}` })
      return
    }
    const bytes = await sizeOfClient(app, ids)
    clients.push({ what, bytes, limit, aim })
    expect(bytes).toBeLessThan(limit)
  })
})

describe('the main file, which an app’s npm build copies', () => {
  it.each(engineFreePackages)('of $name is below its budget', (published) => {
    const bytes = sizeOfMain(app, published)
    const limit = budgets.mains[published.id] ?? budgets.mains['default']!
    mains.push({ what: published.name, bytes, limit })
    expect(bytes).toBeLessThan(limit)
  })
})

describe('a plugin', () => {
  it.each(engineFreePackages.filter(({ id }) => id !== 'core'))(
    '$name adds less than its budget',
    async (published) => {
      const bytes = await sizeOfPlugin(app, published)
      const limit = budgets.plugins[published.id] ?? budgets.plugins['default']!
      plugins.push({ what: published.name, bytes, limit })
      expect(bytes).toBeLessThan(limit)
    },
  )
})
