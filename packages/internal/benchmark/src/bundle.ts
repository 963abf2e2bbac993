// Bundles every contender as an app would ship it: esbuild, ES2017, minified
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { type BuildOptions, build } from 'esbuild'
import { bundlePath, type Flavour, outDir, packageDir, repoDir, workerPath } from './paths.ts'

const builtFile = (name: string) => `${repoDir}/packages/${name}/dist/index.mjs`

export const isBuilt = (name: string): boolean => existsSync(builtFile(name))

/** How a bundle hands over what it made; load.ts takes it from there. */
const GLOBAL = 'globalThis.contender'

const shipped: BuildOptions = {
  bundle: true,
  minify: true,
  format: 'iife',
  platform: 'browser',
  mainFields: ['browser', 'module', 'main'],
  target: 'es2017',
  define: { 'process.env.NODE_ENV': '"production"' },
  logLevel: 'warning',
  plugins: [
    {
      // Our own packages from their build, not from source: what a user installs is what is measured.
      name: 'built-packages',
      setup: ({ onResolve }) => {
        onResolve({ filter: /^@wxpipe\// }, ({ path }) => ({ path: builtFile(path.slice('@wxpipe/'.length)) }))
      },
    },
  ],
}

const bundle = (contents: string, id: string, flavour: Flavour, target = 'es2017') =>
  build({
    ...shipped,
    target,
    stdin: { contents, resolveDir: `${packageDir}/src`, loader: 'ts' },
    outfile: bundlePath(id, flavour),
  })

export const bundleContender = async (id: string): Promise<void> => {
  const minimal = `import { create } from './contenders/${id}.ts'; ${GLOBAL} = { create }`
  await bundle(`import * as all from './contenders/${id}.ts'; ${GLOBAL} = all`, id, 'full')
  await bundle(minimal, id, 'minimal')
  // An async function of the engine would not use a Promise of ours; apps lower it for old phones anyway.
  await bundle(minimal, id, 'lowered', 'es2016')
}

export const bundleRecipe = (id: string) =>
  bundle(`import { recipe } from './recipes/${id}.ts'; ${GLOBAL} = { recipe }`, id, 'recipe')

export const bundleWorker = async (): Promise<void> => {
  mkdirSync(outDir, { recursive: true })
  await build({
    entryPoints: [`${packageDir}/src/worker.ts`],
    outfile: workerPath,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'warning',
    alias: { '@wxpipe/testing': `${repoDir}/packages/testing/src/index.ts` },
  })
}

export interface Size {
  readonly minified: number
  readonly gzip: number
}

export const sizeOf = (id: string, flavour: Flavour): Size => {
  const text = readFileSync(bundlePath(id, flavour))
  return { minified: text.length, gzip: gzipSync(text, { level: 9 }).length }
}
