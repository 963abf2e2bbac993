// The part of Standard Schema (https://standardschema.dev, version 1) that is used here, so that no dependency is
// needed.

/** A schema of any library that implements Standard Schema: zod, valibot, arktype and others. */
export interface StandardSchema<Output = unknown> {
  /** What the standard prescribes. */
  readonly '~standard': {
    /**
     * Only a type. It is the first field, because that shortens the compiler's message about a schema with another
     * output.
     */
    readonly types?: { readonly output: Output } | undefined
    readonly validate: (value: unknown) => StandardResult<Output> | Promise<StandardResult<Output>>
  }
}

/** The result of `validate`: the value, transformed if the schema says so, or the issues. */
export type StandardResult<Output = unknown> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly StandardIssue[] }

/** One thing that does not match the schema. */
export interface StandardIssue {
  /** The library's message, which may quote what was received. */
  readonly message: string
  /** The keys that lead to it, from the outside in. */
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined
}
