// The inspector that the panel shows. The app sets it here, because a component's properties cannot hold functions.
import { checkOptions } from '@wxpipe/core'
import type { Inspector } from './inspector.ts'

/** Options of `showPanel`. */
export interface PanelOptions {
  /** Whether users of the released Mini Program see the panel, too; default `false`. */
  readonly inRelease?: boolean | undefined
}

/** What the panel shows. */
export interface PanelSource extends PanelOptions {
  /** The inspector whose calls are shown. */
  readonly inspector: Inspector
}

let source: PanelSource | undefined

/**
 * Sets the inspector that the component `@wxpipe/inspector/panel/panel` shows. Without this call it shows nothing.
 * @example showPanel(inspector)
 */
export function showPanel(inspector: Inspector, options: PanelOptions = {}): void {
  const { inRelease } = checkOptions('showPanel', options, { inRelease: 'boolean' })
  source = { inspector, inRelease }
}

/**
 * The arguments of `showPanel`, which the panel reads; `undefined` before it was called.
 * @example const source = panelSource()
 */
export const panelSource = (): PanelSource | undefined => source
