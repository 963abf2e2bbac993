// Makes elements. Whatever a file holds becomes text or a harmless attribute: no address, handler or markup can be given.

/** No `href`, `src`, `style` or `on…`: what is not named here does not compile. */
export interface Attributes {
  readonly [name: `aria-${string}` | `data-${string}`]: string | undefined
  readonly class?: string | undefined
  readonly id?: string | undefined
  readonly role?: string | undefined
  readonly lang?: string | undefined
  readonly title?: string | undefined
  readonly type?: 'button' | 'search' | 'checkbox' | undefined
  readonly tabindex?: '0' | '-1' | undefined
  readonly placeholder?: string | undefined
}

export type Child = Node | string | undefined | false

export type Build = <K extends keyof HTMLElementTagNameMap>(
  tag: Exclude<K, 'script' | 'style' | 'iframe' | 'object' | 'embed' | 'link' | 'base'>,
  attributes?: Attributes,
  ...children: readonly Child[]
) => HTMLElementTagNameMap[K]

/** For the document that the waterfall is drawn into: the renderer itself never says `document`. */
export function createBuild(owner: Document): Build {
  return (tag, attributes = {}, ...children) => {
    const made = owner.createElement(tag) as never as HTMLElement
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== undefined) made.setAttribute(name, String(value))
    }
    for (const child of children) if (child) made.append(child)
    return made as never
  }
}

/** Sets position and size as parts of the parent's width, by properties: a page's policy may forbid the attribute. */
export function place(made: HTMLElement, from: number, to: number): HTMLElement {
  // Far outside of the picture the exact place does not matter, and browsers round huge numbers.
  const left = Math.max(-0.05, Math.min(1.05, from))
  const right = Math.max(left, Math.min(1.05, to))
  made.style.left = `${(left * 100).toFixed(3)}%`
  made.style.width = `${((right - left) * 100).toFixed(3)}%`
  return made
}
