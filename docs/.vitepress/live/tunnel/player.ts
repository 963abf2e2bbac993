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

  function play() {
    // The last one may still be at work for a choice that is no longer asked for.
    worker?.terminate()
    worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
    stage.value = 'playing'
    const began = performance.now()
    worker.onmessage = ({ data }: MessageEvent<Outcome>) => {
      worker?.terminate()
      took.value = performance.now() - began
      outcome.value = data
      stage.value = 'over'
    }
    worker.onerror = () => {
      stage.value = 'broken'
    }
    worker.postMessage({ ...choice.value, events: [...choice.value.events] })
  }

  watch(choice, () => {
    if (stage.value !== 'waiting') play()
  })
  onUnmounted(() => worker?.terminate())
  return { outcome, stage, took, play }
}
