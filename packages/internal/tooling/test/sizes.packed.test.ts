// Every package stays within the bytes that budgets.json grants it, and the documents say how many those are.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, inject, it } from 'vitest'
import { engineFreePackages, repositoryFiles, root } from '../src/repository.ts'
import { budgets, drawSizes, type Size, sizeOfClient, sizeOfMain, sizeOfPlugin, statedSize } from '../src/sizes.ts'

const app = inject('installedApp')
const clients: Size[] = []
const plugins: Size[] = []
const mains: Size[] = []

afterAll(() => {
  console.log(
    [
      drawSizes('An app’s share: gzip -9 of an esbuild ES2017 bundle, bytes', clients),
      drawSizes('A plugin alone, without the core: the same, bytes', plugins),
      drawSizes('The main file as published: bytes', mains),
    ].join('\n\n'),
  )
})

describe('an app that bundles', () => {
  it.each(budgets.bundles)('$what needs at most $limit bytes', async ({ what, plugins: ids, limit, aim }) => {
    const missing = ids.filter((id) => !engineFreePackages.some((published) => published.id === id))
    if (missing.length) {
      clients.push({ what, bytes: 0, missing: `there is no package ${missing.join(', ')}` })
      return
    }
    const bytes = await sizeOfClient(app, ids)
    clients.push({ what, bytes, limit, aim })
    expect(bytes).toBeLessThanOrEqual(limit)
  })
})

describe('the main file, which an app’s npm build copies', () => {
  it.each(engineFreePackages)('of $name is within its budget', (published) => {
    const bytes = sizeOfMain(app, published)
    const limit = budgets.mains[published.id] ?? budgets.mains['default']!
    mains.push({ what: published.name, bytes, limit })
    expect(bytes).toBeLessThanOrEqual(limit)
  })
})

describe('a plugin', () => {
  it.each(engineFreePackages.filter(({ id }) => id !== 'core'))(
    '$name adds no more than its budget',
    async (published) => {
      const bytes = await sizeOfPlugin(app, published)
      const limit = budgets.plugins[published.id] ?? budgets.plugins['default']!
      plugins.push({ what: published.name, bytes, limit })
      expect(bytes).toBeLessThanOrEqual(limit)
    },
  )
})

describe('the table of packages', () => {
  it.each(repositoryFiles.filter((path) => /^README\b.*\.md$/.test(path)))(
    'in %s gives the sizes, to within three per cent',
    async (path) => {
      const document = readFileSync(join(root, path), 'utf8')
      const wrong: string[] = []
      for (const published of engineFreePackages) {
        const stated = statedSize(document, published) ?? Number.NaN
        const bytes = published.id === 'core' ? await sizeOfClient(app, []) : await sizeOfPlugin(app, published)
        if (!(Math.abs(stated - bytes) <= bytes * 0.03)) wrong.push(`${published.name}: ${stated}, measured ${bytes}`)
      }
      expect(wrong).toEqual([])
    },
  )
})
