// Vitest global set-up: builds a copy of the example with every packed package, unless this very build is there already.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { tarballOf } from '@wxpipe/tooling/installed-app'
import { npmBuildPackages, root } from '@wxpipe/tooling/repository'
import type { TestProject } from 'vitest/node'
import { filesIn } from './folders.ts'
import { installToolchain, isToolchainInstalled, runToolchain } from './toolchain.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder with `files`, the compiled example, and `report.json`, what WeChat's tools said. */
    readonly compiledApp: string
  }
}

const example = join(root, 'examples/miniprogram')
const cache = fileURLToPath(new URL('../node_modules/.cache/compiled/', import.meta.url))

export default async function setup(project: TestProject): Promise<void> {
  const { installedApp } = project.getProvidedContext()
  const out = join(cache, fingerprint(installedApp))
  if (!existsSync(join(out, 'report.json'))) {
    if (!isToolchainInstalled()) installToolchain()
    await build(installedApp, out)
  }
  project.provide('compiledApp', out)
}

async function build(installedApp: string, out: string): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), 'wxpipe-example-'))
  try {
    const copy = join(work, 'project')
    layOut(installedApp, copy)
    mkdirSync(join(work, 'out'))
    await runToolchain(copy, join(work, 'out'))
    rmSync(cache, { recursive: true, force: true })
    mkdirSync(cache, { recursive: true })
    cpSync(join(work, 'out'), `${out}.part`, { recursive: true })
    renameSync(`${out}.part`, out)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** The example as somebody else has it: npm installs every package from its tarball, and asks no registry. */
function layOut(installedApp: string, copy: string): void {
  for (const path of filesIn(example)) cpSync(join(example, path), join(copy, path), { recursive: true })
  const manifest = JSON.parse(readFileSync(join(example, 'package.json'), 'utf8'))
  // The typings are for editors; they are not packed and would need the registry.
  writeFileSync(join(copy, 'package.json'), JSON.stringify({ ...manifest, dependencies: {}, devDependencies: {} }))
  const tarballs = npmBuildPackages.map((published) => tarballOf(installedApp, published))
  npmInstall(copy, tarballs)
}

function npmInstall(cwd: string, tarballs: readonly string[]): void {
  const quietly = ['--offline', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error']
  const { status, stdout, stderr } = spawnSync('npm', ['install', ...quietly, ...tarballs], {
    cwd,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  if (status !== 0) throw new Error(`npm install of the tarballs failed:\n${stdout}${stderr}`)
}

/** What the build depends on, as one word. */
function fingerprint(installedApp: string): string {
  const hash = createHash('sha256')
  const packed = npmBuildPackages.map(({ name }) => join(installedApp, 'node_modules', name))
  for (const folder of [example, ...packed, fileURLToPath(new URL('../toolchain/', import.meta.url))]) {
    for (const path of filesIn(folder)) hash.update(path).update(readFileSync(join(folder, path)))
  }
  return hash.digest('hex').slice(0, 16)
}
