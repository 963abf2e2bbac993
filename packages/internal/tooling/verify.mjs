// `npm test` after its set-up: every stage runs, also after a failed one, so that one run tells everything.
import { spawnSync } from 'node:child_process'

const stages = ['types', 'lint', 'build', 'unit', 'packages']
const failed = new Set()
const lines = []

for (const stage of stages) {
  // Checks of what is published would only repeat that it could not be built.
  if (stage === 'packages' && failed.has('build')) {
    lines.push('packages  not run: the build failed')
    continue
  }
  const began = Date.now()
  const { status } = spawnSync('npm', ['run', '--silent', stage], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (status !== 0) failed.add(stage)
  lines.push(`${stage.padEnd(8)}  ${status === 0 ? 'ok' : 'FAILED'} in ${Math.round((Date.now() - began) / 1000)} s`)
}

console.log(`\n${lines.join('\n')}`)
process.exitCode = failed.size > 0 ? 1 : 0
