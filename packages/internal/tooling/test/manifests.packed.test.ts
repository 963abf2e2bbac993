// Every packed package is publishable: publint, are-the-types-wrong, and this repository's own rules.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { parse } from 'acorn'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { describe, expect, inject, it } from 'vitest'
import { installedDir, tarballOf } from '../src/installed-app.ts'
import { publishedPackages, readManifest } from '../src/repository.ts'

const app = inject('installedApp')

describe.each(publishedPackages)('$name', (published) => {
  const dir = installedDir(app, published)
  const manifest = readManifest(dir)
  const tarball = readFileSync(tarballOf(app, published))

  it('is clean to publint', async () => {
    const bytes = new Uint8Array(tarball).buffer
    const { messages, pkg } = await publint({ pack: { tarball: bytes }, strict: true })
    // A Mini Program has no Node whose version could be named.
    const own = messages.filter(({ code }) => published.isForNode || code !== 'USE_ENGINES_NODE')
    expect(own.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([])
  })

  it('has types that resolve rightly in every mode of module resolution', async () => {
    const result = await checkPackage(createPackageFromTarballData(new Uint8Array(tarball)))
    expect(result).toMatchObject({ types: { kind: 'included' }, problems: [] })
  })

  it('depends on nothing but the core as a peer, by version, and on the framework that it is for', () => {
    expect(manifest.dependencies ?? {}).toEqual({})
    const framework = published.id === 'host-taro' ? '@tarojs/taro' : undefined
    const peers = Object.entries(manifest.peerDependencies ?? {}).filter(([name]) => name !== framework)
    expect(peers).toEqual(peers.length ? [['@wxpipe/core', expect.stringMatching(/^\^\d+\.\d+\.\d+$/)]] : [])
  })

  it('says that it has no side effect at import', () => {
    expect(manifest.sideEffects).toBe(false)
  })

  it('has a main that an app’s npm build takes: one CommonJS file ending in .js', () => {
    expect(manifest.type ?? 'commonjs').toBe('commonjs')
    expect(manifest.main).toMatch(/\.js$/)
    expect(readdirSync(join(dir, 'dist')).filter((file) => file.endsWith('.js'))).toEqual(['index.js'])
    const script = readFileSync(join(dir, manifest.main ?? ''), 'utf8')
    expect(script).not.toMatch(/\brequire\(["']\./)
    // A tool for Node never reaches that build, so its syntax may be newer.
    expect(() => parse(script, { ecmaVersion: published.isForNode ? 'latest' : 2018 })).not.toThrow()
  })

  it.runIf(/^host-(uni|taro)$/.test(published.id))(
    'has an ES module whose name ends in .js: uni-app with Vue 2 and Taro 3 give no meaning to uni and Taro in .mjs',
    () => {
      const { module = '', exports } = manifest
      expect(module).toMatch(/\.js$/)
      expect(exports).toMatchObject({ '.': { import: { default: module } } })
      expect(JSON.parse(readFileSync(join(dir, module, '../package.json'), 'utf8'))).toEqual({ type: 'module' })
    },
  )

  it('brings its types, a README and a licence, and says what it is', () => {
    expect(manifest).toMatchObject({ license: 'MIT', description: expect.stringMatching(/\w+ \w+/) })
    // Whoever installs a plugin installs the core, so what assistants read is in the core alone.
    const skill = published.id === 'core' ? ['skills/wxpipe/SKILL.md'] : []
    const files = [manifest.types ?? 'types', 'README.md', 'LICENSE', ...skill]
    expect(files.filter((file) => !existsSync(join(dir, file)))).toEqual([])
  })
})
