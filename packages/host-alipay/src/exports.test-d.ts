// The public names: what is not here is internal.
import { expectTypeOf, test } from 'vitest'
import type * as all from './index.ts'

test('internals are not exported', () => {
  expectTypeOf<keyof typeof all>().toEqualTypeOf<'alipay'>()
})
