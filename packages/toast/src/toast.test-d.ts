// The types: the option key follows the plugin, words know the error, and internals stay inside.
import { type AnyHttpError, type Client, createClient, type HttpRequest } from '@wxpipe/core'
import { expectTypeOf, test } from 'vitest'
import type * as all from './index.ts'
import { type ToastKeys, type ToastShown, toast } from './index.ts'

test('the key belongs to clients that have the plugin', () => {
  const client = createClient().use(toast())
  client.get('groups', { toast: false })
  client.post('order', {}, { toast: '下单失败，请重试' })
  client.post('order', {}, { toast: ({ code }) => (code === 'STATUS' ? '下单失败' : undefined) })
  // @ts-expect-error words, or yes or no
  client.get('groups', { toast: 1 })
  // @ts-expect-error words must be there at once
  client.get('groups', { toast: () => Promise.resolve('下单失败') })
  // @ts-expect-error this client does not have the plugin
  createClient().get('groups', { toast: false })
  expectTypeOf(client).toExtend<Client<ToastKeys>>()
})

test('the app’s functions know what they are given', () => {
  toast({
    words(error, request) {
      expectTypeOf(error).toEqualTypeOf<AnyHttpError>()
      expectTypeOf(request).toEqualTypeOf<HttpRequest>()
      return undefined
    },
    show: (shown) => expectTypeOf(shown).toEqualTypeOf<ToastShown>(),
  })
  // @ts-expect-error words must be there at once
  toast({ words: () => Promise.resolve('出错了') })
})

test('internals are not exported', () => {
  expectTypeOf<keyof typeof all>().toEqualTypeOf<'toast'>()
})
