// Where things lie on disk; the same from src/ and from dist/
import { fileURLToPath } from 'node:url'

export const packageDir = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '')
export const repoDir = fileURLToPath(new URL('../../../..', import.meta.url)).replace(/\/$/, '')
export const outDir = `${packageDir}/dist`
export const workerPath = `${outDir}/worker.mjs`

/** full: all four calls · es5: the same as WeChat's compiler makes it · minimal: a GET alone · lowered: minimal without async functions · recipe: a token refresh */
export type Flavour = 'full' | 'es5' | 'minimal' | 'lowered' | 'recipe'

export const bundlePath = (id: string, flavour: Flavour): string => `${outDir}/${id}.${flavour}.js`
