// Ends the reads of a page when it unloads.
import Taro, { useUnload } from '@tarojs/taro'
import { useRef } from 'react'
import { scope } from '../http'
export function usePageScope() {
  const page = useRef<object>()
  if (!page.current) page.current = Taro.getCurrentPages().pop()
  useUnload(() => scope.end(page.current))
}
