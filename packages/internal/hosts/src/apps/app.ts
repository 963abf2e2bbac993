// What the checks know of an example that is built with a framework's own tools.

export type Target = 'weixin' | 'h5' | 'alipay' | 'douyin'

export interface Build {
  /** What builds it, in the example's folder. */
  readonly command: readonly string[]
  /** Where the output is then. */
  readonly output: string
}

export interface ExampleApp {
  readonly id: string
  /** For WeChat and H5 at least. */
  readonly builds: Readonly<Record<'weixin' | 'h5', Build> & Partial<Record<Target, Build>>>
  /** Checks its types; in the example's folder. */
  readonly types: readonly string[]
  /** Adds the flow's three pages to the copy in that folder; the flow's own sources are in its `src/flow`. */
  addFlow(folder: string): void
}
