// A line that ends in the source between two Chinese characters leaves no space on the page.
import type { MarkdownRenderer } from 'vitepress'

const chinese = /[\p{Script=Han}　-〿＀-￯“”‘’…—]/u

/** Makes nothing of such a line end; others stay as they are. */
export function useChineseLineBreaks(md: MarkdownRenderer): void {
  md.renderer.rules.softbreak = (tokens, at) => {
    const before = tokens[at - 1]?.content.at(-1) ?? ''
    const after = tokens[at + 1]?.content[0] ?? ''
    return chinese.test(before) && chinese.test(after) ? '' : '\n'
  }
}
