// Why a "loading" indicator stands at ORDER_LOADING, just inside login redirect.
import { ORDER_LOADING, ORDER_OBSERVE, type Plugin } from '@wxpipe/core'
import { pass, useFakeTime } from '@wxpipe/test-support'
import { expect, it } from 'vitest'
import { startWaiting } from '../test/moments.ts'

useFakeTime()

/** Shows a masked indicator while any call is inside. */
function loading(order: number) {
  let shown = 0
  const plugin: Plugin = {
    name: 'loading',
    order,
    request(request) {
      shown += 1
      return request
    },
    response(response) {
      shown -= 1
      return response
    },
    error(error) {
      shown -= 1
      throw error
    },
  }
  return { plugin, isShown: () => shown > 0 }
}

it.each([
  [ORDER_LOADING, false],
  [ORDER_OBSERVE, true],
])('an indicator at %s lies over the login page while calls wait: %s', async (order, isOver) => {
  const app = startWaiting()
  const indicator = loading(order)
  const calls = ['slow?ms=50', 'slow?ms=50'].map((url) => app.client().use(indicator.plugin).get(url))
  await pass(20)
  expect(indicator.isShown()).toBe(true)
  await pass(50)
  expect(app.waiting()).toBe(2)
  expect(indicator.isShown()).toBe(isOver)
  await app.logIn()
  await pass(20)
  expect(indicator.isShown()).toBe(true)
  await pass(50)
  await Promise.all(calls)
  expect(indicator.isShown()).toBe(false)
})
