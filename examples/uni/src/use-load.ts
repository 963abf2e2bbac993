// Loads the content of a page: at first, when the user pulls down, and again after a failure.
import { onPullDownRefresh } from '@dcloudio/uni-app'
import { wordsFor } from 'meetup'
import { type Ref, ref, shallowRef } from 'vue'

export interface Loaded<T> {
  readonly data: Ref<T | undefined>
  /** Why there is nothing to show. */
  readonly words: Ref<string>
  load(): Promise<void>
}

export function useLoad<T>(get: () => Promise<T>): Loaded<T> {
  const data = shallowRef<T>()
  const words = ref('')
  const load = async () => {
    words.value = ''
    try {
      data.value = await get()
    } catch (error) {
      words.value = wordsFor(error)
    }
  }
  onPullDownRefresh(async () => {
    await load()
    uni.stopPullDownRefresh()
  })
  return { data, words, load }
}
