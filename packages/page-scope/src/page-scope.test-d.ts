// The types: the option key follows the plugin, scopes are structural, hosts fit, internals stay inside.
import { type Client, createClient, type RequestOptionsOf } from '@wxpipe/core'
import type { Host } from '@wxpipe/testing'
import { expectTypeOf, test } from 'vitest'
import type * as all from './index.ts'
import { createScope, type PageHost, type PageScopeKeys, pageScope, type Scope } from './index.ts'

const bare = createClient()
const client = createClient().use(pageScope())

test('the key `scope` belongs to clients that have the plugin', () => {
  client.get('groups', { scope: false })
  client.get('groups', { scope: createScope() })
  client.get('groups', { scope: new AbortController() })
  client.post('search', {}, { scope: true })
  // @ts-expect-error a signal alone is the core's option
  client.get('groups', { scope: createScope().signal })
  // @ts-expect-error this client does not have the plugin
  bare.get('groups', { scope: false })
  expectTypeOf(client).toExtend<Client<PageScopeKeys>>()
  expectTypeOf<RequestOptionsOf<typeof client>['scope']>().toEqualTypeOf<boolean | Scope | undefined>()
})

test('the options are checked', () => {
  pageScope({ methods: ['GET', 'POST'] })
  // @ts-expect-error methods are written in capitals
  pageScope({ methods: ['get'] })
})

test('the simulated wx and the real one fit', () => {
  expectTypeOf<Host['wx']>().toExtend<PageHost>()
})

test('scope.wrap yields what it is given', () => {
  const page = pageScope().wrap({ data: { a: 1 }, onLoad: (options: { id: string }) => options.id })
  expectTypeOf(page.onLoad).returns.toEqualTypeOf<string>()
  expectTypeOf(page.data.a).toEqualTypeOf<number>()
})

test('in the hooks of a wrapped page `this` is the page: its own data and methods, setData, and what else the host gives it', () => {
  pageScope().wrap({
    data: { title: '' },
    onLoad() {
      this.setData({ title: 'a' }, () => this.show(1))
      expectTypeOf(this.data.title).toEqualTypeOf<string>()
      this.selectComponent('#list')
      // @ts-expect-error its own method takes a number
      this.show('1')
      // @ts-expect-error setData takes an object
      this.setData('title')
    },
    show: (count: number) => count,
  })
})

test('internals are not exported', () => {
  expectTypeOf<keyof typeof all>().toEqualTypeOf<'pageScope' | 'createScope'>()
})
