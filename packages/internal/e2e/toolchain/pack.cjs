// Runs 构建 npm on each project folder in a folder: node pack.cjs FOLDER. What it says is then in FOLDER/report.json.
const { mkdirSync, readdirSync, writeFileSync } = require('node:fs')
const { join } = require('node:path')
const ci = require('miniprogram-ci')
const { attempt, run } = require('./tools.cjs')

const [folder] = process.argv.slice(2)

async function pack(project) {
  const miniprogramNpmDistDir = join(folder, project, 'miniprogram')
  mkdirSync(miniprogramNpmDistDir, { recursive: true })
  const { otherNpmPackNum, warnList } = await ci.packNpmManually({
    packageJsonPath: join(folder, project, 'package.json'),
    miniprogramNpmDistDir,
  })
  return { packed: otherNpmPackNum, warnings: warnList }
}

async function main() {
  const report = {}
  // One after the other: the tools keep one state.
  for (const project of readdirSync(folder)) report[project] = await attempt(() => pack(project))
  writeFileSync(join(folder, 'report.json'), JSON.stringify(report, undefined, 1))
}

run(main)
