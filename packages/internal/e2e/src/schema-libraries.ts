// The schema libraries of the table in @wxpipe/validation's README, and how an app makes a schema of one object with each.

export interface SchemaLibrary {
  /** As the table names it. */
  readonly label: string
  /** Its name among this package's dependencies, under which its project and its bundle have it. */
  readonly alias: string
  /** How a source that is bundled gets it. */
  readonly imports: string
  /** How a script of a Mini Program gets it after 构建 npm, by its own name. */
  readonly requires: string
  readonly group: string
}

const valibot = {
  requires: `var v = require('valibot')`,
  group: 'v.object({ id: v.number(), name: v.string() })',
}
const zod = {
  alias: 'zod',
  requires: `var z = require('zod')`,
  group: 'z.object({ id: z.number(), name: z.string() })',
}

export const schemaLibraries: readonly SchemaLibrary[] = [
  { ...valibot, label: 'valibot 1.5.0', alias: 'valibot', imports: `import * as v from 'valibot'` },
  { ...valibot, label: 'valibot 1.1.0', alias: 'valibot-1.1', imports: `import * as v from 'valibot-1.1'` },
  { ...zod, label: 'zod 4.6.7, `zod/mini`', imports: `import * as z from 'zod/mini'` },
  { ...zod, label: 'zod 4.6.7, `import * as z`', imports: `import * as z from 'zod'` },
  { ...zod, label: 'zod 4.6.7, `import { z }`', imports: `import { z } from 'zod'` },
  { ...zod, label: 'zod 3.24.4', alias: 'zod-3', imports: `import * as z from 'zod-3'` },
  {
    label: 'yup 1.7.1',
    alias: 'yup',
    imports: `import * as y from 'yup'`,
    requires: `var y = require('yup')`,
    group: 'y.object({ id: y.number().strict().required(), name: y.string().required() })',
  },
  {
    label: 'arktype 2.2.9',
    alias: 'arktype',
    imports: `import { type } from 'arktype'`,
    requires: `var type = require('arktype').type`,
    group: `type({ id: 'number', name: 'string' })`,
  },
  {
    label: 'sury 11.0.0',
    alias: 'sury',
    imports: `import * as S from 'sury'`,
    requires: `var S = require('sury')`,
    group: 'S.schema({ id: S.number, name: S.string })',
  },
  {
    label: 'superstruct 2.0.2',
    alias: 'superstruct',
    imports: `import * as s from 'superstruct'`,
    requires: `var s = require('superstruct')`,
    group: 's.object({ id: s.number(), name: s.string() })',
  },
  {
    label: '@badrap/valita 0.4.6',
    alias: '@badrap/valita',
    imports: `import * as v from '@badrap/valita'`,
    requires: `var v = require('@badrap/valita')`,
    group: 'v.object({ id: v.number(), name: v.string() })',
  },
]
