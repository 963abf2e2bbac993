// Tests of what is read from Markdown.
import { describe, expect, it } from 'vitest'
import { parseMarkdown } from './markdown.ts'

const fence = '```'
const text = `# Two words

A [link](docs/errors.md#codes), a picture <img src="docs/a.svg"> and [one more][ref].

${fence}ts
// src/http.ts — the client
export const a = 1
${fence}

- in a list:

  <!-- with: declare const b: number -->
  ${fence}ts
  b.toFixed()
  ${fence}

${fence}js
before()
${fence}

## Two words

[ref]: CONTRIBUTING.md
`

describe('parseMarkdown', () => {
  const { snippets, links, anchors } = parseMarkdown('README.md', text)

  it('finds each TypeScript snippet with its line and the file that it names', () => {
    expect(snippets).toMatchObject([
      { line: 6, file: 'src/http.ts', preamble: '', meta: '' },
      { line: 14, file: undefined, preamble: 'declare const b: number', code: 'b.toFixed()' },
    ])
  })

  it('finds links, pictures and definitions', () => {
    expect(links.map(({ url }) => url)).toEqual(['docs/errors.md#codes', 'docs/a.svg', 'CONTRIBUTING.md'])
  })

  it('knows the fragments of headings', () => {
    expect([...anchors]).toEqual(['two-words', 'two-words-1'])
  })
})
