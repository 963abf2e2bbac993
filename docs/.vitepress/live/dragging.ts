// Drags one row of a list by mouse, pen or finger. The rows keep their places in the document until it is let go.
import { computed, ref } from 'vue'

/** The height of a row with the gap below it, in pixels. */
export const ROW = 38

/**
 * @param from the row's place now
 * @param last the last place that it may take
 * @param drop called with its new place
 */
export function useDragging(from: () => number, last: () => number, drop: (to: number) => void) {
  const held = ref<number>()
  const distance = ref(0)
  let start = 0

  const isHeld = computed(() => held.value !== undefined)
  const to = computed(() => from() + Math.round(distance.value / ROW))

  function take(event: PointerEvent) {
    if (isHeld.value || event.button !== 0) return
    const handle = event.currentTarget as Element
    handle.setPointerCapture(event.pointerId)
    held.value = event.pointerId
    start = event.pageY
  }
  function drag(event: PointerEvent) {
    if (event.pointerId !== held.value) return
    // No further than the ends of the list.
    distance.value = Math.min(Math.max(event.pageY - start, -from() * ROW), (last() - from()) * ROW)
  }
  function leave() {
    held.value = undefined
    distance.value = 0
  }
  function letGo(event: PointerEvent) {
    if (event.pointerId !== held.value) return
    const place = to.value
    leave()
    if (place !== from()) drop(place)
  }

  /** How far a row is drawn from its place: the one that is held follows the pointer, those that it has passed make room. */
  function shiftOf(index: number): number {
    if (index === from()) return distance.value
    if (index > from() && index <= to.value) return -ROW
    return index < from() && index >= to.value ? ROW : 0
  }
  return { isHeld, take, drag, letGo, leave, shiftOf }
}
