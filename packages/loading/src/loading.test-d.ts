// The types: the option key follows the plugin, options are checked, and internals stay inside.
import { type Client, createClient, type RequestOptionsOf } from '@wxpipe/core'
import { expectTypeOf, test } from 'vitest'
import type * as all from './index.ts'
import { type Indicator, type LoadingKeys, loading } from './index.ts'

test('the key belongs to clients that have the plugin', () => {
  const client = createClient().use(loading())
  client.post('order', {}, { loading: '提交中' })
  client.get('groups', { loading: true })
  client.extend({ loading: true }).get('groups', { loading: false })
  // @ts-expect-error words, or yes or no
  client.get('groups', { loading: { title: '提交中' } })
  // @ts-expect-error this client does not have the plugin
  createClient().get('groups', { loading: true })
  expectTypeOf(client).toExtend<Client<LoadingKeys>>()
  expectTypeOf<RequestOptionsOf<typeof client>['loading']>().toEqualTypeOf<boolean | string | undefined>()
})

test('an indicator of the app’s own gets what it draws', () => {
  loading({
    show: (indicator) => expectTypeOf(indicator).toEqualTypeOf<Indicator>(),
    hide: () => {},
  })
  // @ts-expect-error milliseconds, not text
  loading({ delay: '300' })
})

test('internals are not exported', () => {
  expectTypeOf<keyof typeof all>().toEqualTypeOf<'loading'>()
})
