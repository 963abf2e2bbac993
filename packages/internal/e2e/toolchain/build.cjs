// Runs WeChat's own tools on a project folder and writes what they make and say: node build.cjs PROJECT OUT
const { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs')
const { dirname, join } = require('node:path')
const ci = require('miniprogram-ci')
const wcc = require('miniprogram-compiler/src/wcc')
const wcsc = require('miniprogram-compiler/src/wcsc')
const { attempt, open, run } = require('./tools.cjs')

const [projectPath, out] = process.argv.slice(2)

/** 工具 → 构建 npm, as project.config.json asks for it. */
async function packAsConfigured() {
  const { setting } = JSON.parse(readFileSync(join(projectPath, 'project.config.json'), 'utf8'))
  const [{ packageJsonPath, miniprogramNpmDistDir }] = setting.packNpmRelationList
  const { miniProgramPackNum, otherNpmPackNum, warnList } = await ci.packNpmManually({
    packageJsonPath: join(projectPath, packageJsonPath),
    miniprogramNpmDistDir: join(projectPath, miniprogramNpmDistDir),
  })
  // Counted apart: what brings components is copied as it is.
  return { packed: miniProgramPackNum + otherNpmPackNum, warnings: warnList }
}

/** The same for a project whose package.json lies beside app.json. */
async function packBesideApp() {
  const path = join(out, 'beside')
  mkdirSync(path, { recursive: true })
  for (const part of ['package.json', 'node_modules']) {
    cpSync(join(projectPath, part), join(path, part), { recursive: true })
  }
  writeFileSync(join(path, 'project.config.json'), '{}')
  writeFileSync(join(path, 'app.json'), '{ "pages": [] }')
  let packed = 0
  const reporter = ({ miniprogram_pack_num, other_pack_num }) => {
    packed = miniprogram_pack_num + other_pack_num
  }
  const warnings = await ci.packNpm(open(path), { reporter })
  rmSync(path, { recursive: true })
  return { packed, warnings }
}

async function compile() {
  const said = []
  const compiled = await ci.getCompiledResult({
    project: open(projectPath),
    version: '1.0.0',
    desc: 'checked',
    setting: { useProjectConfig: true },
    onProgressUpdate: ({ status, message }) =>
      /^(doing|done|success|info)$/.test(status) || said.push(`${status} ${message}`),
  })
  for (const [path, content] of Object.entries(compiled)) {
    mkdirSync(dirname(join(out, 'files', path)), { recursive: true })
    writeFileSync(join(out, 'files', path), content)
  }
  return said
}

/** What depends on what: paths, or the words of a script where the tool cannot resolve them. */
async function analyse() {
  const { modules } = await ci.analyseCode(open(join(out, 'files')), {})
  return Object.fromEntries(
    modules.map(({ path, deps }) => [path, deps.filter(isNeeded).map((needed) => needed.path || needed.request)]),
  )
}

// A folder that an app may have.
const isNeeded = ({ type }) => type !== 'FunctionalPages'

/** WXML and WXSS, by the compilers that know them. */
function compileViews(paths) {
  const files = join(out, 'files')
  const endingIn = (ending) =>
    paths.filter((path) => path.endsWith(ending)).map((path) => path.slice(0, -ending.length))
  const wxml = wcc(
    files,
    endingIn('.wxml'),
    paths.filter((path) => path.endsWith('.wxs')),
    { maxBuffer: 1e8 },
  )
  // wcsc hands its error back instead of throwing it.
  const wxss = wcsc(files, endingIn('.wxss'), { maxBuffer: 1e8 })
  if (wxss instanceof Error) throw wxss
  return { wxml: wxml.length, wxss: Object.keys(wxss).length }
}

async function main() {
  const report = {
    packAsConfigured: await attempt(packAsConfigured),
    packBesideApp: await attempt(packBesideApp),
    compile: await attempt(compile),
  }
  const dependencies = await analyse()
  const views = await attempt(() => compileViews(Object.keys(dependencies)))
  writeFileSync(join(out, 'report.json'), JSON.stringify({ ...report, dependencies, views }, undefined, 1))
}

run(main)
