// Keeps what a reader chooses in the address, so that a link shows the same picture to somebody else.
import { onMounted, onUnmounted, type Ref, shallowRef } from 'vue'
import { type Choice, isHash, readHash, usual, writeHash } from './choice'

/** @param stage the element that a shared link opens the page at */
export function useAddress(stage: Ref<Element | null>) {
  const choice = shallowRef<Choice>(usual)
  const read = () => {
    if (isHash(location.hash)) choice.value = readHash(location.hash)
  }
  onMounted(() => {
    read()
    if (isHash(location.hash)) stage.value?.scrollIntoView()
    addEventListener('hashchange', read)
  })
  onUnmounted(() => removeEventListener('hashchange', read))

  function choose(change: Partial<Choice>) {
    history.replaceState(history.state, '', writeHash({ ...choice.value, ...change }))
    // As VitePress does: its switch of the language follows the address too.
    dispatchEvent(new HashChangeEvent('hashchange'))
  }
  return { choice, choose }
}
