// Two builds of one source: for Node, and for a page in a browser, such as one of the documentation.
import { library } from '@wxpipe/tooling/library'
import { defineConfig } from 'tsup'

/** Without Node's modules, and so with scripted servers only. */
const browser = defineConfig({
  ...library,
  entry: { browser: 'src/index.ts' },
  format: ['esm'],
  platform: 'browser',
  // The types are those of the main file, and its output stays.
  dts: false,
  clean: false,
  esbuildPlugins: [
    {
      name: 'without-node',
      setup({ onResolve, resolve }) {
        const instead = (filter: RegExp, file: string) =>
          onResolve({ filter }, ({ path, resolveDir }) =>
            resolve(path.replace(filter, file), { resolveDir, kind: 'import-statement' }),
          )
        instead(/\/real-http\.ts$/, '/no-http.ts')
        instead(/\/codecs\.ts$/, '/own-codecs.ts')
      },
    },
  ],
})

// Both run at the same time, so the first must not delete what the second may already have written.
export default [{ ...library, clean: ['!browser.mjs'] }, browser]
