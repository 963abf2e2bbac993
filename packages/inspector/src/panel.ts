// Which inspector the panel shows: a component's properties can hold no functions, so the app says it here.
import type { Inspector } from './inspector.ts'

/** Options of `showPanel`. */
export interface PanelOptions {
  /** Shows it in the released Mini Program, too, where the users are; default `false`. */
  readonly inRelease?: boolean | undefined
}

/** What the panel shows. */
export interface PanelSource extends PanelOptions {
  readonly inspector: Inspector
}

let source: PanelSource | undefined

/**
 * Says which inspector the component `@wxpipe/inspector/panel/panel` shows. Without this call it shows nothing.
 * @example showPanel(inspector)
 */
export function showPanel(inspector: Inspector, options: PanelOptions = {}): void {
  source = { inspector, inRelease: options.inRelease === true }
}

/** What `showPanel` was given; the panel reads it. */
export const panelSource = (): PanelSource | undefined => source
