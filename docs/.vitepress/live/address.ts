// Keeps what a reader chooses in the address, so that a link shows the same to somebody else.
import { onMounted, onUnmounted, type Ref, type ShallowRef, shallowRef } from 'vue'

/** What is chosen before anybody chooses, and how an address holds a choice. */
export interface AddressForm<Choice> {
  readonly usual: Choice
  /** Whether a hash holds a choice, and is not the place of a heading. */
  isHash(hash: string): boolean
  readHash(hash: string): Choice
  writeHash(choice: Choice): string
}

/**
 * @param place the element that a shared link opens the page at
 * @param arrived is called for a page that was opened by such a link
 */
export function useAddress<Choice extends object>(
  { usual, isHash, readHash, writeHash }: AddressForm<Choice>,
  place: Ref<Element | null>,
  arrived?: () => void,
) {
  const choice: ShallowRef<Choice> = shallowRef(usual)
  const read = () => {
    if (!isHash(location.hash) || location.hash === writeHash(choice.value)) return
    choice.value = readHash(location.hash)
  }
  onMounted(() => {
    addEventListener('hashchange', read)
    if (!isHash(location.hash)) return
    read()
    place.value?.scrollIntoView()
    arrived?.()
  })
  onUnmounted(() => removeEventListener('hashchange', read))

  function choose(change: Partial<Choice>) {
    choice.value = { ...choice.value, ...change }
    history.replaceState(history.state, '', writeHash(choice.value))
    // As VitePress does: its switch of the language follows the address too.
    dispatchEvent(new HashChangeEvent('hashchange'))
  }
  return { choice, choose }
}
