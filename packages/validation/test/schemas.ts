// The same list of groups in three schema libraries: `at` is sent as text and becomes a Date.
import { type } from 'arktype'
import * as v from 'valibot'
import * as z from 'zod/mini'

/** The output of the schemas. */
export interface Group {
  id: number
  phones: Record<string, string>
  at: Date
}

const zodGroup = z.object({
  id: z.number(),
  phones: z.record(z.string(), z.string()),
  at: z.pipe(
    z.string(),
    z.transform((text) => new Date(text)),
  ),
})

const valibotGroup = v.object({
  id: v.number(),
  phones: v.record(v.string(), v.string()),
  at: v.pipe(
    v.string(),
    v.transform((text) => new Date(text)),
  ),
})

export const zodGroups = z.array(zodGroup)
export const valibotGroups = v.array(valibotGroup)
export const arktypeGroups = type({ id: 'number', phones: 'Record<string, string>', at: 'string.date.parse' }).array()

/** An asynchronous check, such as whether a name is taken. */
export const zodTaken = z.array(z.string().check(z.refine(async (text) => text !== 'taken')))
