// The one build preset of every published package: single-file CommonJS main, ESM, types.
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { defineConfig } from 'tsup'

// tsup runs in the package's own folder.
const { engines, module } = JSON.parse(readFileSync('package.json', 'utf8'))
const built = './dist/index.mjs'

export const library = defineConfig({
  entry: ['src/index.ts'],
  format: ['cjs', 'esm'],
  target: 'es2018',
  // Only a tool for Node may import its modules; elsewhere esbuild also leaves out its hints for Node.
  platform: engines?.node ? 'node' : 'neutral',
  // "构建 npm" copies the main file whole, so its names and indentation would be in every app's package (ADR 6).
  esbuildOptions(options, { format }) {
    options.minify = format === 'cjs' && !engines?.node
  },
  outExtension: ({ format }) => ({ js: format === 'cjs' ? '.js' : '.mjs' }),
  // Paths to sibling sources are for tests; a published type file must import its peer by name.
  dts: { compilerOptions: { paths: {}, ignoreDeprecations: '6.0', noEmit: false } },
  // Shows sources and names in debuggers. "构建 npm" copies the main file alone.
  sourcemap: !engines?.node,
  clean: true,
  splitting: false,
  // Rollup makes one import of the core out of those of all sources, and writes exports without helpers: 400 bytes of a main.
  treeshake: true,
  async onSuccess() {
    if (engines?.node) return
    // Both Rollup and tsup have said where the map is.
    for (const file of ['dist/index.js', 'dist/index.mjs']) {
      writeFileSync(file, readFileSync(file, 'utf8').replace(/(\n\/\/# sourceMappingURL=\S+)\n?\1/, '$1'))
    }
    keepConstants()
    if (module !== built) moveModule()
  },
  silent: true,
})

/**
 * Turns the numbers at the head of the ES module, of which esbuild has made variables, back into constants: minifiers replace
 * the name of a constant by its value there, also in the code of other packages. The source map stays as it is: on these lines
 * its columns are off by the two characters that `const` is longer.
 */
function keepConstants(): void {
  const head = /^(\/\/ .*\n|\n|var \w+ = [\d.e]+;\n)+/
  const code = readFileSync(built, 'utf8')
  writeFileSync(
    built,
    code.replace(head, (numbers) => numbers.replace(/^var/gm, 'const')),
  )
}

/**
 * Puts the ES module where the manifest says: with the ending .js, because the builds of uni-app with Vue 2 and of Taro 3 know what
 * `uni` and `Taro` are in no file that ends in .mjs. Its folder says that it is an ES module.
 */
function moveModule(): void {
  const folder = dirname(module)
  mkdirSync(folder, { recursive: true })
  renameSync(built, module)
  const map = readFileSync(`${built}.map`, 'utf8').replace(/"\.\.\/src/g, '"../../src')
  writeFileSync(`${folder}/index.mjs.map`, map)
  rmSync(`${built}.map`)
  writeFileSync(`${folder}/package.json`, '{ "type": "module" }\n')
}
