// The parts of http-cache-tests, which has no types, that are used here.
declare module 'http-cache-tests/tests/index.mjs' {
  interface Test {
    readonly id: string
    readonly name: string
    readonly kind?: 'required' | 'optimal' | 'check'
    readonly depends_on?: readonly string[]
    /** Left out where a browser’s fetch does the asking. */
    browser_skip?: boolean
    dump?: boolean
  }
  const suites: { readonly id: string; tests: Test[] }[]

  export type { Test }
  export default suites
}

declare module 'http-cache-tests/client/runner.mjs' {
  import type suites from 'http-cache-tests/tests/index.mjs'
  /** The options of a request as the suite's client makes them. */
  export interface Init {
    readonly method?: string
    readonly headers: readonly (readonly [string, string])[]
    readonly body?: string
  }
  /** What the suite reads of a response. */
  export interface SuiteResponse {
    readonly status: number
    readonly headers: Headers
    text(): Promise<string>
  }
  export function runTests(
    tests: typeof suites,
    fetch: (url: string, init?: Init) => Promise<SuiteResponse>,
    isPrivate: boolean,
    base: string,
  ): Promise<void>
  /** True, or what went wrong: of the cache (`Assertion`), or of what the test builds on (`Setup`). */
  export function getResults(): Readonly<Record<string, true | readonly [kind: string, message: string]>>
}

declare module 'http-cache-tests/server/*' {
  import type { IncomingMessage, ServerResponse } from 'node:http'
  export default function handle(path: readonly string[], request: IncomingMessage, response: ServerResponse): void
}
