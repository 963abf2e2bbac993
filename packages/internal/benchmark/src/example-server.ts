// Starts the example's server as a process of its own, on a free port
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { packageDir, repoDir } from './paths.ts'

const server = `${repoDir}/examples/meetup/src/server/index.ts`

export interface ExampleServer {
  readonly origin: string
  stop(): void
}

/** Or the first contender would pay for the server's own start. */
const warmUp = async (origin: string) => {
  for (let i = 0; i < 300; i++) await (await fetch(`${origin}/meetup/api/v1/group/getGroups`)).text()
}

/** undefined while the example is missing. */
export const startExampleServer = async (): Promise<ExampleServer | undefined> => {
  if (!existsSync(server)) return undefined
  const tsx = `${packageDir}/node_modules/tsx/dist/cli.mjs`
  const child = spawn(process.execPath, [tsx, `${packageDir}/src/serve.ts`, server])
  const origin = await new Promise<string>((resolve, reject) => {
    let errors = ''
    child.stderr.on('data', (chunk) => {
      errors += chunk
    })
    child.stdout.on('data', (chunk) => {
      const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(String(chunk)) ?? []
      if (found) resolve(found)
    })
    child.on('error', reject)
    child.on('close', (code) => reject(new Error(`the example's server ended with ${code}\n${errors}`)))
  })
  await warmUp(origin)
  return { origin, stop: () => child.kill() }
}
