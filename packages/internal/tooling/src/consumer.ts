// Compiles the consumer programs of fixtures/consumer against the installed packages, with any TypeScript.
import { execFile } from 'node:child_process'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { engineFreePackages, root } from './repository.ts'

/** One way that a project may be set up. */
export interface Setup {
  /** The alias of this TypeScript in package.json. */
  readonly typescript: string
  readonly module: string
  readonly moduleResolution: string
  readonly more?: Readonly<Record<string, unknown>>
}

const fixtures = join(root, 'packages/internal/tooling/fixtures/consumer')
const resolve = createRequire(import.meta.url).resolve

/** Such as `ts-6.0 Bundler`. */
export const nameOf = ({ typescript, moduleResolution, more }: Setup): string =>
  [typescript, moduleResolution, ...Object.keys(more ?? {})].join(' ')

/** Lays out a project that has none of our typings, no DOM and no Node types. */
function layOut(app: string, setup: Setup, group: string): string {
  const { module, moduleResolution, more } = setup
  const dir = join(app, group, nameOf(setup).replace(/ /g, '-'))
  mkdirSync(dir, { recursive: true })
  const compilerOptions = {
    ...{ target: 'ES2018', lib: ['ES2018'], types: [], strict: true, skipLibCheck: false, noEmit: true },
    ...{ module, moduleResolution, ...more },
  }
  writeFileSync(join(dir, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }))
  return dir
}

const everyPackage = (): string =>
  engineFreePackages
    .map(({ name }, index) => `import * as p${index} from '${name}'\nexport const q${index}: object = p${index}\n`)
    .join('')

const importsOf = (file: string): string[] =>
  [...readFileSync(join(fixtures, file), 'utf8').matchAll(/ from '(@wxpipe\/[a-z-]+)'/g)].map(([, name]) => name ?? '')

// A program waits until all of its packages exist.
const runnableFixtures = (): string[] =>
  readdirSync(fixtures).filter((file) =>
    importsOf(file).every((name) => engineFreePackages.some((published) => published.name === name)),
  )

/** Compiles with that set-up. @returns what the compiler says, '' when it is content */
export function compile(app: string, setup: Setup): Promise<string> {
  const dir = layOut(app, setup, 'consumers')
  writeFileSync(join(dir, 'every-package.ts'), everyPackage())
  for (const file of runnableFixtures()) copyFileSync(join(fixtures, file), join(dir, file))
  return run(dir, setup)
}

/** Compiles fixtures/mistakes.ts. @returns what the compiler says of each mistake, as lines */
export async function compileMistakes(app: string, setup: Setup): Promise<readonly (readonly string[])[]> {
  const dir = layOut(app, setup, 'mistakes')
  copyFileSync(join(fixtures, 'every-plugin.ts'), join(dir, 'every-plugin.ts'))
  copyFileSync(join(fixtures, '../mistakes.ts'), join(dir, 'mistakes.ts'))
  const said = await run(dir, setup)
  return said
    .trimEnd()
    .split(/\n(?=\S)/)
    .map((problem) => problem.split('\n'))
}

function run(dir: string, { typescript }: Setup): Promise<string> {
  const compiler = join(resolve(`${typescript}/package.json`), '../bin/tsc')
  return new Promise((done) => {
    execFile(process.execPath, [compiler, '-p', dir], { cwd: dir }, (error, stdout, stderr) => {
      done(error || stderr ? `${stdout}${stderr || (stdout ? '' : error?.message)}` : '')
    })
  })
}
