// The language and the theme that a page begins with, and the switch between light and dark.
import type { Language } from '../words.ts'

/** The first of the reader's languages that the page has. */
export const startLanguage = (preferred: readonly string[]): Language => {
  const known = preferred.find((one) => /^(zh|en)\b/i.test(one))
  return known && /^zh/i.test(known) ? 'zh' : 'en'
}

/** The other than what is seen now; kept as long as the page is open. */
export function switchTheme(): void {
  const { dataset } = document.documentElement
  const isDark = dataset['theme'] ? dataset['theme'] === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches
  dataset['theme'] = isDark ? 'light' : 'dark'
}
