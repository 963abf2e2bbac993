// Has the chosen scene played when the reader asks for it, and again whenever the choice changes after that.
import { onUnmounted, type Ref, ref, shallowRef, watch } from 'vue'
import type { Choice } from './choice'
import type { Outcome } from './scene'

export type Stage = 'waiting' | 'playing' | 'over' | 'broken'

export function usePlayer(choice: Ref<Choice>) {
  const outcome = shallowRef<Outcome>()
  const stage = ref<Stage>('waiting')
  /** Real milliseconds that the last run has taken. */
  const took = ref(0)
  let worker: Worker | undefined
  let asked: Choice | undefined

  function play() {
    asked = choice.value
    // The last one may still be at work for a choice that is no longer asked for.
    worker?.terminate()
    const own = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
    worker = own
    stage.value = 'playing'
    const began = performance.now()
    own.onmessage = ({ data }: MessageEvent<Outcome>) => {
      own.terminate()
      // What it had sent before it was stopped may come all the same.
      if (worker !== own) return
      took.value = performance.now() - began
      outcome.value = data
      stage.value = 'over'
    }
    own.onerror = () => {
      if (worker === own) stage.value = 'broken'
    }
    own.postMessage(asked)
  }

  watch(choice, () => {
    if (stage.value !== 'waiting' && choice.value !== asked) play()
  })
  onUnmounted(() => worker?.terminate())
  return { outcome, stage, took, play }
}
