// WeChat's build tools, run in a process of their own: they leave workers behind, and must reach nobody.
import { execFileSync, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pnpm } from '@wxpipe/tooling/repository'

const folder = fileURLToPath(new URL('../toolchain/', import.meta.url))
// Nobody listens there: whatever the tools ask WeChat's servers for fails at once, on any machine.
const nowhere = 'http://127.0.0.1:9'

export const isToolchainInstalled = (): boolean => existsSync(join(folder, 'node_modules/miniprogram-ci/package.json'))

/** Brings the tools from the npm registry, as their own lockfile says. */
export function installToolchain(): void {
  const [command = '', ...rest] = pnpm
  console.log('installing miniprogram-ci and miniprogram-compiler into packages/internal/e2e/toolchain (once)')
  execFileSync(command, [...rest, 'install', '--frozen-lockfile', '--prefer-offline'], { cwd: folder, stdio: 'pipe' })
}

/** Builds a project folder; what it makes and says is then in `out`. @throws Error with the tools' words */
export const runToolchain = (project: string, out: string): Promise<void> => run('build.cjs', [project, out])

/** Runs 构建 npm alone on each project in `projects`; what it says is then in its report.json. @throws as above */
export const runPacker = (projects: string): Promise<void> => run('pack.cjs', [projects])

/** Runs 构建 npm and the compiler on each project in `projects`; what they say is then in its report.json. @throws as above */
export const runOnProjects = (projects: string): Promise<void> => run('project.cjs', [projects])

async function run(script: string, paths: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [join(folder, script), ...paths], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      HTTP_PROXY: nowhere,
      HTTPS_PROXY: nowhere,
      http_proxy: nowhere,
      https_proxy: nowhere,
    },
    detached: true,
  })
  let words = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (piece: Uint8Array) => {
      words += String(piece)
    })
  }
  const timer = setTimeout(() => child.kill(), 400_000)
  const status = await new Promise((done) => child.on('exit', done))
  clearTimeout(timer)
  try {
    // The whole group: the compiler's own workers outlive it.
    if (child.pid) process.kill(-child.pid)
  } catch {}
  if (status !== 0) throw new Error(`WeChat's build tools failed (${status}):\n${words}`)
}
