// `page({…})` is typed as `Page({…})` is in a Mini Program: `this` has the page's data, setData and methods.

interface Hooks {
  readonly [member: string]: unknown
  onLoad?(options: Record<string, string>): void
  onShow?(): void
  onUnload?(): void
  onPullDownRefresh?(): unknown
}

interface Instance<D> {
  readonly data: D
  readonly options: Record<string, string>
  setData(data: Partial<D>): void
}

export const page = <D extends object, P extends Hooks>(
  definition: P & { data: D } & ThisType<Omit<P, 'data'> & Instance<D>>,
): P => definition
