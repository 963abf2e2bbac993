// Collects words that arrive one by one, to show several at a time: setData crosses to another thread, and would be
// called too often for single words.

/** Maximum milliseconds until a word is shown. */
const PAUSE = 80

export function collectWords(show: (words: string) => void) {
  let words = ''
  let timer: number | undefined

  const flush = () => {
    if (timer === undefined) return
    clearTimeout(timer)
    timer = undefined
    show(words)
  }
  return {
    add(word: string) {
      words += word
      if (timer === undefined) timer = setTimeout(flush, PAUSE)
    },
    /** Shows at once what has not been shown yet. */
    flush,
  }
}
