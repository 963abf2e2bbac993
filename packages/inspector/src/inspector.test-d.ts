// The types: what the inspector takes, and that all it gives out is readonly.
import { createClient } from '@wxpipe/core'
import { expectTypeOf, test } from 'vitest'
import type * as all from './index.ts'
import { createInspector, harOf, type InspectedCall } from './index.ts'

test('its tracer is what a client takes', () => {
  createClient({ trace: createInspector({ limit: 50, bodies: 'none', redact: ['phone'] }).tracer })
  // @ts-expect-error one of three words
  createInspector({ bodies: 'some' })
  // @ts-expect-error the inspector itself is no tracer
  createClient({ trace: createInspector() })
})

test('what it gives out is readonly', () => {
  const { calls } = createInspector()
  expectTypeOf(calls).toEqualTypeOf<readonly InspectedCall[]>()
  // @ts-expect-error a copy, in which nothing is to be written
  calls[0]!.url = ''
  expectTypeOf(harOf(calls).log.version).toEqualTypeOf<'1.2'>()
})

test('internals are not exported', () => {
  expectTypeOf<keyof typeof all>().toEqualTypeOf<
    'createInspector' | 'curlOf' | 'harOf' | 'panelSource' | 'realtimeLog' | 'rowOf' | 'showPanel'
  >()
})
