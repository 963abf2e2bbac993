// What a figure was measured on and of
import { existsSync, readFileSync } from 'node:fs'
import { arch, cpus, loadavg, platform, release, totalmem } from 'node:os'
import { contenders } from './contenders/index.ts'
import { packageDir, repoDir } from './paths.ts'

const read = (path: string): { version?: string } => JSON.parse(readFileSync(path, 'utf8'))

export const versionOf = (name: string): string => {
  const own = `${repoDir}/packages/${name.replace('@wxpipe/', '')}/package.json`
  const path = name.startsWith('@wxpipe/') ? own : `${packageDir}/node_modules/${name}/package.json`
  return (existsSync(path) && read(path).version) || '?'
}

export const versions = (): string[] =>
  contenders.flatMap(({ package: name }) => (name ? [`${name} ${versionOf(name)}`] : []))

export const machine = (): string => {
  const cores = cpus()
  const memory = Math.round(totalmem() / 2 ** 30)
  const model = cores[0]?.model.trim() || 'unknown CPU'
  return `${model}, ${cores.length} cores, ${memory} GiB, ${platform()} ${arch()} ${release()}`
}

export const load = (): string =>
  loadavg()
    .map((value) => value.toFixed(1))
    .join(', ')
export const engine = (): string => `Node ${process.versions.node}, V8 ${process.versions.v8}`
export const today = (): string => new Date().toISOString().slice(0, 10)
