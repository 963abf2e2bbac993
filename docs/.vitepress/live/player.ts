// Plays what is chosen: the real thing at once, then its steps one by one at a pace that eyes can follow.
import { computed, onMounted, onUnmounted, type Ref, ref, shallowRef, watch } from 'vue'
import type { Choice } from './choice'
import type { Outcome, Row, Step } from './scene'

/** Milliseconds between two steps of the picture. */
const PACE = 90
/** All of it in milliseconds: what moves by itself for more than five seconds would need a button to stop it. */
const LONGEST = 4900

/** @param stage the element that has to come into view before anything moves */
export function usePlayer(choice: Ref<Choice>, stage: Ref<Element | null>) {
  const list = shallowRef<readonly Row[]>([])
  const outcome = shallowRef<Outcome>()
  const shown = ref(0)
  const isSeen = ref(false)
  let scene: typeof import('./scene') | undefined
  let timer: ReturnType<typeof setInterval> | undefined
  let runs = 0

  /** Each call's last step so far, by its number. */
  const places = computed(() => {
    const last = new Map<number, Step>()
    for (const step of outcome.value?.steps.slice(0, shown.value) ?? []) last.set(step.call, step)
    return last
  })
  const isOver = computed(() => outcome.value !== undefined && shown.value >= outcome.value.steps.length)

  async function play() {
    const run = ++runs
    // The library comes when it is needed, after the page. Once it is there, the list follows a hand at once.
    scene ??= await import('./scene')
    if (run !== runs) return
    list.value = scene.listOf(choice.value)
    const played = await scene.play(choice.value)
    if (run === runs) outcome.value = played
  }

  function move() {
    clearInterval(timer)
    const count = outcome.value?.steps.length ?? 0
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches
    shown.value = isCalm ? count : 0
    if (isCalm || !isSeen.value) return
    timer = setInterval(
      () => {
        if (isOver.value) clearInterval(timer)
        else shown.value++
      },
      Math.min(PACE, LONGEST / count),
    )
  }

  let observer: IntersectionObserver | undefined
  watch(choice, play)
  watch([outcome, isSeen], move)
  onMounted(() => {
    const look: IntersectionObserverCallback = (entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) isSeen.value = true
    }
    observer = new IntersectionObserver(look, { threshold: 0.4 })
    if (stage.value) observer.observe(stage.value)
    void play()
  })
  onUnmounted(() => {
    runs++ // what is under way shows nothing any more
    clearInterval(timer)
    observer?.disconnect()
  })
  return { list, outcome, places, isOver, play }
}
