// Keeps what is chosen in the address, so that a link shows the same to somebody else.
import { onMounted, onUnmounted, type Ref, shallowRef } from 'vue'
import { type Choice, isHash, readHash, usual, writeHash } from './choice'

/**
 * @param place the element that a shared link opens the page at
 * @param arrived is called for a page that was opened by such a link
 */
export function useAddress(place: Ref<Element | null>, arrived: () => void) {
  const choice = shallowRef<Choice>(usual)
  const read = () => {
    if (!isHash(location.hash) || location.hash === writeHash(choice.value)) return
    choice.value = readHash(location.hash)
  }
  onMounted(() => {
    addEventListener('hashchange', read)
    if (!isHash(location.hash)) return
    read()
    place.value?.scrollIntoView()
    arrived()
  })
  onUnmounted(() => removeEventListener('hashchange', read))

  function choose(change: Partial<Choice>) {
    choice.value = { ...choice.value, ...change }
    history.replaceState(history.state, '', writeHash(choice.value))
    // VitePress's switch of the language takes the address along.
    dispatchEvent(new HashChangeEvent('hashchange'))
  }
  return { choice, choose }
}
