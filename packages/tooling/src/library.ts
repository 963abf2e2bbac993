// The one build preset of every published package: single-file CommonJS main, ESM, types.
import { defineConfig } from 'tsup'

export const library = defineConfig({
  entry: ['src/index.ts'],
  format: ['cjs', 'esm'],
  target: 'es2018',
  outExtension: ({ format }) => ({ js: format === 'cjs' ? '.js' : '.mjs' }),
  // Paths to sibling sources are for tests; a published type file must import its peer by name.
  dts: { compilerOptions: { paths: {}, ignoreDeprecations: '6.0', noEmit: false } },
  clean: true,
  splitting: false,
  silent: true,
})
