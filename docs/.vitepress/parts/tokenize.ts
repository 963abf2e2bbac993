// Words for the local search. Chinese has no blanks between words: the index gets each character and each pair of neighbours.

// VitePress sends both functions to the browser as text, so each holds all that it needs: no import, no shared helper.

/** What a text is found by: words, the parts of a name like `getToken`, and of Chinese every character and every pair. */
export function tokenizeText(text: string): string[] {
  const found: string[] = []
  for (const word of text.match(/\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}_])+/gu) ?? []) {
    if (/\p{Script=Han}/u.test(word)) {
      const characters = [...word]
      characters.forEach((character, index) => {
        found.push(character)
        if (index > 0) found.push(`${characters[index - 1]}${character}`)
      })
      continue
    }
    found.push(word)
    const parts = word.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+/g) ?? []
    if (parts.length > 1) found.push(...parts)
  }
  // Names with a hyphen are looked for without it, too: uniapp.
  for (const name of text.match(/[a-z]+(?:-[a-z]+)+/gi) ?? []) found.push(name.replace(/-/g, ''))
  return found
}

/** What is looked for: the same, but of Chinese only the pairs, so that 刷新 does not find every 新. One alone is itself. */
export function tokenizeQuery(text: string): string[] {
  const wanted: string[] = []
  for (const word of text.match(/\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}_])+/gu) ?? []) {
    const characters = [...word]
    if (characters.length === 1 || !/\p{Script=Han}/u.test(word)) wanted.push(word)
    else
      for (let index = 1; index < characters.length; index++)
        wanted.push(`${characters[index - 1]}${characters[index]}`)
  }
  return wanted
}
