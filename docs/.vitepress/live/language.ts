// The language of the page that a living element stands in.
import { useData } from 'vitepress'
import { type ComputedRef, computed } from 'vue'
import type { Language } from '../parts/places'

export function useLanguage(): ComputedRef<Language> {
  const { lang } = useData()
  return computed(() => (lang.value === 'en' ? 'en' : 'zh'))
}
