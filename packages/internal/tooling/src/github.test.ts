// What GitHub reads: workflows for every supported Node without a secret, and forms in both languages.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { repositoryFiles, root } from './repository.ts'

const read = (path: string) => readFileSync(join(root, path), 'utf8')
const workflow = (name: string) => parse(read(`.github/workflows/${name}`))
const forms = repositoryFiles.filter((path) => /ISSUE_TEMPLATE\/(?!config)[\w-]+\.yml$/.test(path))

/** The texts of a form that people read, without what they type into it. */
function texts(form: { name: string; description: string; body: { attributes: Record<string, string> }[] }): string[] {
  const shown = form.body.flatMap(({ attributes }) => [
    attributes['label'],
    attributes['description'],
    attributes['value'],
  ])
  return [form.name, form.description, ...shown].filter((text) => text !== undefined)
}

describe('the workflows', () => {
  it('run .ci/run on each Node that is still kept up, and on 20, the oldest that is promised', () => {
    const { all } = workflow('ci.yml').jobs
    expect(all.strategy.matrix.node).toEqual([20, 22, 24, 26])
    expect(all.steps).toContainEqual({ run: 'bash .ci/run' })
  })

  it('keep the pictures that .ci/run has made, also when it fails', () => {
    const { steps }: { steps: { uses?: string; if?: string; with?: object }[] } = workflow('ci.yml').jobs.all
    expect(steps.at(-1)).toMatchObject({
      uses: expect.stringMatching(/^actions\/upload-artifact@/),
      if: `\${{ !cancelled() }}`,
      with: { path: 'artifacts/' },
    })
  })

  it('publish with the workflow’s own identity, after a dry run', () => {
    const { permissions, steps } = workflow('release.yml').jobs.release
    expect(permissions['id-token']).toBe('write')
    const runs: string[] = steps.map(({ run = '' }: { run?: string }) => run)
    const dry = runs.findIndex((run) => run.startsWith('npm run release:dry'))
    const real = runs.findIndex((run) => /^npm run release$/m.test(run))
    expect(dry).toBeGreaterThan(-1)
    expect(real).toBeGreaterThan(dry)
  })

  it('need no secret', () => {
    const named = ['ci.yml', 'release.yml'].flatMap(
      (name) => read(`.github/workflows/${name}`).match(/secrets\.\w+/g) ?? [],
    )
    expect(named).toEqual([])
  })
})

describe('the forms', () => {
  it('are there', () => {
    expect(forms.length).toBeGreaterThan(1)
  })

  it.each(forms)('%s speaks English and Chinese', (path) => {
    const mute = texts(parse(read(path))).filter((text) => !/[a-z]{2}/i.test(text) || !/\p{Script=Han}/u.test(text))
    expect(mute).toEqual([])
  })
})
