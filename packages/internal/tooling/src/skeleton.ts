// What a document must have alike in both languages: its headings, its rows and its code.

const fence = /^```(\w*)\n([\s\S]*?)^```/gm

/** Words in comments and in quotes may be those of the language. */
export function skeletonOf(text: string) {
  const code = [...text.matchAll(fence)].map(([, language, body = '']) => {
    const lines = language === 'sh' ? body.replace(/ *#.*$/gm, '') : body
    return lines
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .replace(/ *\/\/(?! src\/).*$/gm, '')
      .replace(/(['"`])(?:(?!\1).)*\p{Script=Han}(?:(?!\1).)*\1/gu, '“”')
      .replace(/\n\s*\n/g, '\n')
  })
  const prose = text.replace(fence, '')
  return {
    headings: [...prose.matchAll(/^#+ /gm)].map(([mark]) => mark),
    rows: [...prose.matchAll(/^\|/gm)].length,
    code,
  }
}
