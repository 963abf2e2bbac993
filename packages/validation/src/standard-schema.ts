// What Standard Schema (https://standardschema.dev, version 1) asks of a schema, as far as it is used here: no dependency for it.

/** A schema of any library that implements Standard Schema: zod, valibot, arktype and others. */
export interface StandardSchema<Output = unknown> {
  readonly '~standard': {
    /** Only a type. It stands first, because the compiler then says in fewer lines what another schema's output is. */
    readonly types?: { readonly output: Output } | undefined
    readonly validate: (value: unknown) => StandardResult<Output> | Promise<StandardResult<Output>>
  }
}

/** What `validate` yields: the value, transformed where the schema says so, or what does not fit. */
export type StandardResult<Output = unknown> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly StandardIssue[] }

/** One thing that does not fit. */
export interface StandardIssue {
  /** The library's words; they may quote what was received. */
  readonly message: string
  /** Where: the keys from the outside in. */
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined
}
