// `npm test` runs its stages so that no core waits, and so that one run tells everything.
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

const dir = mkdtempSync(join(tmpdir(), 'wxpipe-verify-'))
afterAll(() => rmSync(dir, { recursive: true }))

/** Runs the stages with an npm that only notes each stage's begin and end; `failing` is the stage that fails. */
function verify(failing = '') {
  const notes = join(dir, 'notes')
  writeFileSync(notes, '')
  writeFileSync(
    join(dir, 'npm'),
    `#!/bin/sh
echo "$3 begins" >> ${notes}
echo "says $3"
[ "$3" = types ] && sleep ${failing ? 0 : 1}
echo "$3 ends" >> ${notes}
[ "$3" != "${failing}" ]
`,
  )
  chmodSync(join(dir, 'npm'), 0o755)
  const script = fileURLToPath(new URL('../verify.mjs', import.meta.url))
  const { status, stdout } = spawnSync(process.execPath, [script], {
    encoding: 'utf8',
    env: { ...process.env, PATH: `${dir}${delimiter}${process.env['PATH']}` },
  })
  return { status, stdout, notes: readFileSync(notes, 'utf8').trim().split('\n') }
}

// The stand-in for npm is a shell script.
describe.skipIf(process.platform === 'win32')('npm test', () => {
  it('checks types beside lint and build, and shows what they found after both; the tests wait for all three', () => {
    const { status, stdout, notes } = verify()
    expect(status).toBe(0)
    expect(notes.indexOf('types begins')).toBeLessThan(notes.indexOf('build ends'))
    expect(notes.indexOf('types ends')).toBeGreaterThan(notes.indexOf('build ends'))
    expect(notes.indexOf('unit begins')).toBeGreaterThan(notes.indexOf('types ends'))
    const said = stdout.split('\n').filter((line) => /^says|^== \w+ +ok/.test(line))
    expect(said.map((line) => line.replace(/ +ok in \d+ s/, ' ok'))).toEqual([
      'says lint',
      '== lint ok',
      'says build',
      '== build ok',
      'says types',
      '== types ok',
      'says unit',
      '== unit ok',
      'says packages',
      '== packages ok',
    ])
  })

  it.each(['types', 'lint', 'unit'])('fails where %s fails, and runs the rest all the same', (stage) => {
    const { status, stdout, notes } = verify(stage)
    expect([status, notes.includes('packages ends')]).toEqual([1, true])
    expect(stdout).toMatch(new RegExp(`== ${stage} +FAILED in`))
  })

  it('does not check packages that could not be built', () => {
    const { status, stdout, notes } = verify('build')
    expect([status, notes.includes('unit ends'), notes.includes('packages begins')]).toEqual([1, true, false])
    expect(stdout).toMatch('packages       not run: the build failed')
  })
})
