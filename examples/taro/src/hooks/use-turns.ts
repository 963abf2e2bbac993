// The questions of a conversation, and the part of each answer that has arrived. Words arrive one by one, and are shown
// several at a time.
import { createCancelSource, isHttpError } from '@wxpipe/core'
import { wordsFor } from 'meetup'
import { useRef, useState } from 'react'
import { services } from '../http'

interface Turn {
  readonly question: string
  /** The part that has arrived; it stays even if the rest does not arrive. */
  readonly answer: string
  readonly state: 'answering' | 'complete' | 'stopped' | 'failed'
  /** Why the rest does not arrive. */
  readonly words: string
}

/** Maximum milliseconds until a word is shown: in a Mini Program each change of a page crosses to another thread. */
const PAUSE = 80

function endOf(error: unknown, hasWords: boolean): Pick<Turn, 'state' | 'words'> {
  if (isHttpError(error, 'ABORT')) return { state: 'stopped', words: '已停止' }
  return { state: 'failed', words: hasWords ? '回答中断了' : wordsFor(error) }
}

/** @param onShown called after something was added at the end */
export function useTurns(activityId: number, onShown: () => void) {
  const [turns, setTurns] = useState<readonly Turn[]>([])
  const cancel = useRef(() => {})
  const last = turns[turns.length - 1]
  const isAnswering = last?.state === 'answering'

  const start = async (question: string) => {
    const { signal, abort } = createCancelSource()
    cancel.current = abort
    let answer = ''
    let timer: ReturnType<typeof setTimeout> | undefined
    const show = (change: Partial<Turn>) => {
      clearTimeout(timer)
      timer = undefined
      setTurns((now) => [...now.slice(0, -1), { ...(now[now.length - 1] as Turn), answer, ...change }])
      onShown()
    }
    const say = (word: string) => {
      answer += word
      timer ??= setTimeout(() => show({}), PAUSE)
    }
    setTurns((now) => [...now, { question, answer: '', state: 'answering', words: '' }])
    onShown()
    try {
      await services.ask({ activityId, question }, say, signal)
      show({ state: 'complete' })
    } catch (error) {
      show(endOf(error, answer !== ''))
    }
  }

  return {
    turns,
    isAnswering,
    ask: (question: string) => void start(question),
    /** Asks the last question again. */
    again() {
      if (!last) return
      setTurns((now) => now.slice(0, -1))
      void start(last.question)
    },
    stop: () => cancel.current(),
  }
}
