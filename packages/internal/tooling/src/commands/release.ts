// `npm run release`: publishes every package whose version its registry does not have, from the release workflow only.
import { spawnSync } from 'node:child_process'
import { address, refusal } from '../manifests.ts'
import { pnpm, root } from '../repository.ts'

const refused = refusal(address)
if (refused) {
  console.error(refused)
  process.exit(1)
}
step(['npm', 'run', '--silent', 'build'])
// Built once, in order; each package's prepack would build it again while others read its types.
step([...pnpm, 'exec', 'changeset', 'publish'], { npm_config_ignore_scripts: 'true' })

function step([command = '', ...args]: readonly string[], env = {}): void {
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, ...env },
  })
  if (status !== 0) process.exit(status ?? 1)
}
