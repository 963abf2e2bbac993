// Builds each project folder in a folder as the developer tools do: node project.cjs FOLDER. FOLDER/report.json has what they say.
const { mkdirSync, readdirSync, writeFileSync } = require('node:fs')
const { dirname, join } = require('node:path')
const ci = require('miniprogram-ci')
const { attempt, open, run } = require('./tools.cjs')

const [folder] = process.argv.slice(2)

async function pack(path) {
  let packed = 0
  const warnings = await ci.packNpm(open(path), { reporter: (told) => (packed = told.other_pack_num) })
  return { packed, warnings }
}

/** The sizes of what is uploaded, and what each script needs. */
async function compile(path) {
  const setting = { useProjectConfig: true }
  const compiled = await ci.getCompiledResult({ project: open(path), version: '1.0.0', desc: 'checked', setting })
  const out = join(path, 'compiled')
  for (const [name, content] of Object.entries(compiled)) {
    mkdirSync(dirname(join(out, name)), { recursive: true })
    writeFileSync(join(out, name), content)
  }
  const { modules } = await ci.analyseCode(open(out), {})
  return {
    sizes: Object.fromEntries(Object.entries(compiled).map(([name, content]) => [name, content.length])),
    needs: Object.fromEntries(modules.map(({ path, deps }) => [path, deps.map((needed) => needed.path)])),
  }
}

async function main() {
  const report = {}
  // One after the other: the tools keep one state.
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    report[name] = { npm: await attempt(() => pack(path)), compiled: await attempt(() => compile(path)) }
  }
  writeFileSync(join(folder, 'report.json'), JSON.stringify(report, undefined, 1))
}

run(main)
