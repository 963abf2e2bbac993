// Bundles a fixture into a folder as a page that a browser loads.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { root } from '@wxpipe/tooling/repository'
import { build } from 'esbuild'

/** @returns the folder */
export async function bundlePage(fixture: string): Promise<string> {
  const folder = join(root, 'artifacts/hosts-apps/web')
  mkdirSync(folder, { recursive: true })
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><title>flow</title><script type="module" src="/page.js"></script>',
  )
  await build({
    entryPoints: [fileURLToPath(new URL(`../fixtures/${fixture}`, import.meta.url))],
    outfile: join(folder, 'page.js'),
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    logLevel: 'error',
  })
  return folder
}
