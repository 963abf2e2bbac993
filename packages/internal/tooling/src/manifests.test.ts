// The published manifests agree on the repository's address and on how they are published.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { address, complete, refusal } from './manifests.ts'
import { publishedPackages, readManifest, repositoryFiles, root } from './repository.ts'

describe('the manifest', () => {
  it.each(publishedPackages)('of $name is what npm run manifests writes', (published) => {
    const text = readFileSync(join(published.dir, 'package.json'), 'utf8')
    expect(text).toBe(`${JSON.stringify(complete(readManifest(published.dir), published), null, 2)}\n`)
  })

  it('keeps its own words and scripts, and its order', () => {
    const own = { name: 'x', version: '0.1.0', main: './x.js', keywords: ['缓存'], scripts: { build: 'tsup' } }
    const whole = complete(own, { dir: join(root, 'packages/x') }, 'https://example.com/x')
    expect(whole).toMatchObject({
      scripts: { build: 'tsup', prepack: 'npm run --silent build' },
      keywords: expect.arrayContaining(['缓存', '小程序', 'miniprogram']),
      repository: { type: 'git', url: 'git+https://example.com/x.git', directory: 'packages/x' },
    })
    expect(Object.keys(whole).slice(-2)).toEqual(['main', 'scripts'])
  })

  it('names the core as a peer in the version that is in the workspace', () => {
    const own = { name: 'x', peerDependencies: { '@wxpipe/core': 'workspace:^0.1.0' } }
    expect(complete(own, { dir: root })).toMatchObject({ peerDependencies: { '@wxpipe/core': 'workspace:^' } })
  })
})

describe('the repository’s address', () => {
  it('stands in the root’s package.json and in the published manifests only', () => {
    const named = repositoryFiles.filter((path) => readFileSync(join(root, path), 'utf8').includes(address))
    expect(named.filter((path) => !/(^|\/)package\.json$/.test(path))).toEqual([])
  })

  it('is refused for publishing while it is a placeholder, a name that nobody can own', () => {
    expect(refusal('https://anything.invalid/x')).toMatch(
      /placeholder https:\/\/anything\.invalid\/x.*npm run manifests/,
    )
    expect(refusal('https://example.com/invalid')).toBeUndefined()
  })
})
