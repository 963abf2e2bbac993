// Bundles every contender as an app would ship it: esbuild, ES2018, minified; and once more as WeChat's compiler lowers it
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { transform } from '@swc/core'
import { type BuildOptions, build } from 'esbuild'
import { BESIDE, OURS } from './contenders/index.ts'
import { bundlePath, type Flavour, outDir, packageDir, repoDir, workerPath } from './paths.ts'

const builtFile = (name: string, repository = repoDir) => `${repository}/packages/${name}/dist/index.mjs`

export const isBuilt = (name: string): boolean => existsSync(builtFile(name))

/** How a bundle hands over what it made; load.ts takes it from there. */
const GLOBAL = 'globalThis.contender'

/** How bundles differ from what an app ships, for work on the core. */
export interface Bundling {
  /** Names stay, so that a profile can be read. */
  readonly readable?: boolean
  /** Whether a row needs what WeChat's compiler makes of it. */
  readonly lowered?: boolean
  /** Another checkout of this repository, whose build is measured beside this one's. */
  readonly beside?: string | undefined
}

const shipped = ({ readable = false }: Bundling, repository: string | undefined): BuildOptions => ({
  bundle: true,
  minify: !readable,
  format: 'iife',
  platform: 'browser',
  mainFields: ['browser', 'module', 'main'],
  define: { 'process.env.NODE_ENV': '"production"' },
  logLevel: 'warning',
  plugins: [
    {
      // Our own packages from their build, not from source: what a user installs is what is measured.
      name: 'built-packages',
      setup: ({ onResolve }) => {
        onResolve({ filter: /^@wxpipe\// }, ({ path }) => ({
          path: builtFile(path.slice('@wxpipe/'.length), repository),
        }))
      },
    },
  ],
})

// What our packages ship, and the newest that every engine of Mini Programs has.
const SHIPPED = 'es2018'

interface Bundle extends Bundling {
  readonly contents: string
  readonly id: string
  readonly flavour: Flavour
  readonly target?: string
}

const bundle = ({ contents, id, flavour, target = SHIPPED, ...bundling }: Bundle) =>
  build({
    ...shipped(bundling, id === BESIDE ? bundling.beside : undefined),
    target,
    stdin: { contents, resolveDir: `${packageDir}/src`, loader: 'ts' },
    outfile: bundlePath(id, flavour),
  })

/**
 * As WeChat's developer tools do it (miniprogram-ci 2.1.42, `corecompiler/summer/plugins`: `base/swc.js` takes ES5 for the
 * settings "ES6 to ES5" and "enhanced compilation", `script_task/swc_task.js` has the rest), but for the helpers, which
 * they keep in a file of their own.
 */
const lowerAsWeChatDoes = async (id: string) => {
  const { code } = await transform(readFileSync(bundlePath(id, 'full'), 'utf8'), {
    isModule: false,
    configFile: false,
    swcrc: false,
    jsc: { target: 'es5', loose: false, parser: { syntax: 'ecmascript' } },
  })
  writeFileSync(bundlePath(id, 'es5'), code)
}

export const bundleContender = async (id: string, bundling: Bundling = {}): Promise<void> => {
  const file = `./contenders/${id === BESIDE ? OURS : id}.ts`
  const minimal = `import { create } from '${file}'; ${GLOBAL} = { create }`
  await bundle({ ...bundling, id, flavour: 'full', contents: `import * as all from '${file}'; ${GLOBAL} = all` })
  if (bundling.lowered) await lowerAsWeChatDoes(id)
  await bundle({ ...bundling, id, flavour: 'minimal', contents: minimal })
  // An async function of the engine would not use a Promise of ours; apps lower it for old phones anyway.
  await bundle({ ...bundling, id, flavour: 'lowered', contents: minimal, target: 'es2016' })
}

export const bundleRecipe = (id: string) =>
  bundle({
    id,
    flavour: 'recipe',
    contents: `import { recipe } from './recipes/${id}.ts'; ${GLOBAL} = { recipe }`,
  })

/** What runs in the shell of JavaScriptCore before and after a contender's bundle. */
export const bundleShellScripts = () =>
  build({
    entryPoints: { 'jsc-before': `${packageDir}/src/jsc/before.ts`, 'jsc-run': `${packageDir}/src/jsc/run.ts` },
    outdir: outDir,
    bundle: true,
    format: 'iife',
    platform: 'neutral',
    target: 'es2020',
    logLevel: 'warning',
  })

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
