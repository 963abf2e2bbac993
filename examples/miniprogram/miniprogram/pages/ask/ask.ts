// A conversation with the organiser of an activity: answers are shown word by word, and can be stopped.
import { createCancelSource, isHttpError } from '@wxpipe/core'
import { askOrganiser } from '../../services/organiser'
import { session } from '../../session'
import { collectWords } from '../../utils/collect-words'
import { told, wordsFor } from '../../utils/words'

interface Turn {
  question: string
  /** The part that has arrived; it stays even if the rest does not arrive. */
  answer: string
  state: 'answering' | 'complete' | 'stopped' | 'failed' | 'signed-out'
  /** Why the rest does not arrive. */
  words: string
}

function endOf(error: unknown, hasWords: boolean): Pick<Turn, 'state' | 'words'> {
  if (isHttpError(error, 'ABORT')) return { state: 'stopped', words: '已停止' }
  if (isHttpError(error, 'AUTH_EXPIRED')) return { state: 'signed-out', words: '登录后即可得到回答' }
  return { state: 'failed', words: hasWords ? '回答中断了' : wordsFor(error) }
}

Page({
  data: {
    id: 0,
    name: '',
    avatar: '',
    hints: ['几点集合？', '下雨还办吗？', '需要带什么？'],
    turns: [] as Turn[],
    isAnswering: false,
    draft: '',
  },

  cancel: () => {},

  onLoad({ id, name }: { id?: string; name?: string }) {
    this.setData({ id: Number(id), name: decodeURIComponent(name ?? '') })
  },

  onShow() {
    const { turns } = this.data
    this.setData({ avatar: session.get()?.user.avatar ?? '' })
    // Back from a login that the question needed.
    if (turns[turns.length - 1]?.state === 'signed-out' && session.get()) this.again()
  },

  onUnload() {
    this.cancel()
  },

  send() {
    const question = this.data.draft.trim()
    if (!question || this.data.isAnswering) return
    this.setData({ draft: '' })
    this.ask(question, this.data.turns.length)
  },

  sendHint({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.ask(currentTarget.dataset.words, this.data.turns.length)
  },

  /** Asks the last question again. */
  again() {
    const last = this.data.turns.length - 1
    this.ask(this.data.turns[last].question, last)
  },

  stop() {
    this.cancel()
  },

  async ask(question: string, at: number) {
    const { signal, abort } = createCancelSource()
    this.cancel = abort
    const start: Turn = { question, answer: '', state: 'answering', words: '' }
    this.setData({ [`turns[${at}]`]: start, isAnswering: true }, this.toEnd)
    const answer = collectWords((words) => this.setData({ [`turns[${at}].answer`]: words }, this.toEnd))
    try {
      await askOrganiser(this.data.id, question, answer.add, signal)
      this.end(at, answer, { state: 'complete', words: '' })
    } catch (error) {
      answer.flush()
      this.end(at, answer, endOf(error, this.data.turns[at].answer !== ''))
      told(error)
    }
  },

  end(at: number, answer: { flush(): void }, { state, words }: Pick<Turn, 'state' | 'words'>) {
    answer.flush()
    this.setData({ [`turns[${at}].state`]: state, [`turns[${at}].words`]: words, isAnswering: false }, this.toEnd)
  },

  toEnd() {
    wx.pageScrollTo({ selector: '.end', duration: 0 })
  },
})
