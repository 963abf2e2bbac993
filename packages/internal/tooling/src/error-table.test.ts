// The site's table of errors holds every error class of the packages with its code, and every message that their sources make.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { repositoryFiles, root } from './repository.ts'

const read = (path: string) => readFileSync(join(root, path), 'utf8')
const sources = repositoryFiles
  .filter((path) => /^packages\/(?!testing\/)[\w-]+\/src\/.*(?<!\.test|\.test-d)\.ts$/.test(path))
  // Comments hold examples. Where a message holds a value, the table has an ellipsis.
  .map((path) => ({
    path,
    text: read(path)
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .replace(/\$\{[^}]*\}/g, '…'),
  }))

/** What a file says in the place of a group of quotes: `'…'` or a template. */
const literal = /(?:'([^'\n]*)'|`([^`\n]*)`)/.source
const inSources = (pattern: string) =>
  sources.flatMap(({ path, text }) =>
    [...text.matchAll(new RegExp(pattern + literal, 'g'))].map(([, one, two]) => ({ path, said: one ?? two ?? '' })),
  )

// `refusal` is transfer's; a class of a package says its own words to its base.
const made = [...inSources('new (?!TypeError)\\w+Error\\(\\s*'), ...inSources('refusal\\(request, ')]
const ofClasses = inSources('super\\(\\s*').filter(({ path }) => !path.startsWith('packages/core/'))
const messages = [...made, ...ofClasses].map(({ said }) => said)

const classes = sources.flatMap(({ text }) =>
  [...text.matchAll(/export class (\w+) extends (\w*Error) \{/g)].map(([, name = '', base = '']) => ({
    name,
    base,
    code: /super\('\w+', '([A-Z_]+)'/.exec(text)?.[1],
  })),
)
const codeOf = (name: string): string | undefined => {
  const found = classes.find((one) => one.name === name)
  return found && (found.code ?? codeOf(found.base))
}

describe.each(['docs/reference/errors.md', 'docs/en/reference/errors.md'])('%s', (page) => {
  const text = read(page)
  const tables = text.split(/^\| (?:message has|报错里有) .*\n/m).slice(1)
  const cells = tables.flatMap((table) =>
    table
      .split('\n\n', 1)[0]!
      .split('\n')
      .slice(1)
      .map((row) => row.split('|')[1]!),
  )
  const quoted = cells.flatMap((cell) => cell.match(/(?<=`)[^`]*[^`,、\s][^`]*(?=`)/g) ?? [])

  it('has every error class with its code', () => {
    const leaves = classes.filter(({ name }) => name !== 'HttpError')
    expect(leaves.length).toBeGreaterThan(10)
    expect(leaves.filter(({ name }) => !text.includes(`| \`${name}\` | \`${codeOf(name)}\` |`))).toEqual([])
  })

  it('has every message that a source makes', () => {
    expect(messages.length).toBeGreaterThan(70)
    expect(messages.filter((message) => !quoted.some((part) => message.includes(part)))).toEqual([])
  })

  it('quotes what the sources say', () => {
    expect(quoted.length).toBeGreaterThan(70)
    // wx's own words, not ours.
    const wxs = ['url not in domain list', 'invalid url']
    const ours = quoted.filter((message) => !wxs.includes(message))
    expect(ours.filter((message) => !sources.some((source) => source.text.includes(message)))).toEqual([])
  })
})
