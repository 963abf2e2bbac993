// The tests that the site shows pass as they stand there.
import { afterAll, beforeEach, describe, vi } from 'vitest'
import { writePageCode } from '../test/page-code.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }).setTimerTickMode('nextTimerAsync')
  return () => vi.useRealTimers()
})

describe.each([
  ['docs/guide/test.md', ['groups', 'offline', 'page', 'groups-page']],
  ['docs/debug/mock.md', ['join']],
  ['docs/hosts/taro.md', ['groups']],
])('%s', async (page, tests) => {
  const { urlOf, remove } = writePageCode(page)
  afterAll(() => {
    vi.doUnmock('@tarojs/taro')
    remove()
  })
  // As the page's vitest.config.ts does; another file may have put something else there.
  vi.resetModules()
  if (page.endsWith('taro.md')) vi.doMock('@tarojs/taro', () => import(urlOf('test/taro.ts')))
  for (const name of tests) await import(urlOf(`test/${name}.test.ts`))
})
