// Words that come one by one, shown a few at a time: setData crosses to another thread, and once for each word is too often.

/** Milliseconds from a word until it is shown. */
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
