// The parts of a document that drawing pages needs: both a browser and jsdom have them.

/** An element of the document that the pages are drawn in. */
export interface PageElement {
  readonly tagName: string
  readonly textContent: string | null
  readonly children: ArrayLike<PageElement>
  getAttribute(name: string): string | null
  querySelector(selectors: string): PageElement | null
  querySelectorAll(selectors: string): ArrayLike<PageElement>
}

export interface DomEvent {
  readonly type: string
  readonly target: unknown
  readonly key?: string
  preventDefault(): void
}

export interface DomNode {
  readonly nodeType: number
  readonly textContent: string | null
  readonly childNodes: ArrayLike<DomNode>
}

export interface DomElement extends PageElement {
  readonly nodeType: number
  readonly childNodes: ArrayLike<DomNode>
  textContent: string | null
  className: string
  hidden: boolean
  innerHTML: string
  value: string
  type: string
  readonly scrollTop: number
  readonly scrollHeight: number
  readonly clientHeight: number
  querySelector(selectors: string): DomElement | null
  querySelectorAll(selectors: string): ArrayLike<DomElement>
  closest(selectors: string): DomElement | null
  setAttribute(name: string, value: string): void
  removeAttribute(name: string): void
  appendChild(child: DomElement): void
  remove(): void
  click(): void
  addEventListener(type: string, listener: (event: DomEvent) => void): void
  dispatchEvent(event: object): boolean
}

export interface DomDocument {
  readonly body: DomElement
  readonly head: DomElement
  createElement(tagName: string): DomElement
  createTextNode(text: string): unknown
  createDocumentFragment(): unknown
  readonly defaultView: { readonly Event: new (type: string, init?: object) => object } | null
}

declare const document: DomDocument | undefined

/** The global document. */
export function documentOf(): DomDocument {
  if (typeof document !== 'object') {
    throw new Error(
      'no document to draw in: run in a browser, or put a jsdom window’s document, window and Event on globalThis',
    )
  }
  return document
}

/** A new element with a class, inside its parent. */
export function addElement(parent: DomElement, className: string, tagName = 'div'): DomElement {
  const element = documentOf().createElement(tagName)
  element.className = className
  parent.appendChild(element)
  return element
}

/** Fires an event that bubbles, as a user's hand would. */
export function fire(element: DomElement, type: string, more: object = {}): void {
  const view = documentOf().defaultView
  if (view === null) return
  element.dispatchEvent(Object.assign(new view.Event(type, { bubbles: true, cancelable: true, composed: true }), more))
}
