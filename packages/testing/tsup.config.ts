// Two builds of one source: for Node, and for a page in a browser such as the documentation's.
import { library } from '@wxpipe/tooling/library'
import { defineConfig } from 'tsup'

/** Without Node's modules, so with scripted servers alone. */
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
      name: 'no-sockets',
      setup: ({ onResolve, resolve }) =>
        onResolve({ filter: /\/real-http\.ts$/ }, ({ resolveDir }) =>
          resolve('./no-http.ts', { resolveDir, kind: 'import-statement' }),
        ),
    },
  ],
})

// Both run at once, so the first leaves alone what the second may have written already.
export default [{ ...library, clean: ['!browser.mjs'] }, browser]
