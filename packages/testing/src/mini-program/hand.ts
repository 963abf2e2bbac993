// What a user does on the page on top, and what they see there.
import { type DomElement, type DomNode, fire, type PageElement } from './dom.ts'

export interface Hand {
  /** The first matching element of the page on top; class names are those of the WXML. */
  find(selector: string): PageElement | null
  findAll(selector: string): PageElement[]
  /** Taps an element. @throws Error if the page on top has no such element */
  tap(target: string | PageElement): void
  /** Types into an `<input>` or `<textarea>`, replacing its content. */
  type(target: string | PageElement, text: string): void
  /** The words on the page on top, with a space between those of different elements. */
  text(): string
}

export function createHand(current: () => DomElement | undefined): Hand {
  const findAll = (selector: string): DomElement[] => Array.from(current()?.querySelectorAll(anyScope(selector)) ?? [])
  const wordsOf = (element: DomElement | undefined) => (element ? words(element).join(' ') : '')
  const elementAt = (target: string | PageElement): DomElement => {
    const element = typeof target === 'string' ? findAll(target)[0] : (target as DomElement)
    if (element === undefined) throw new Error(`the page has no ${String(target)}; it says: ${wordsOf(current())}`)
    return element
  }
  return {
    find: (selector) => findAll(selector)[0] ?? null,
    findAll,
    tap(target) {
      const element = elementAt(target)
      const at = { clientX: 0, clientY: 0 }
      fire(element, 'mousedown', at)
      fire(element, 'mouseup', at)
      // Not by a fired event, because only a real click submits a form.
      element.click()
    },
    type(target, text) {
      const element = elementAt(target)
      fire(element, 'focus')
      element.value = text
      fire(element, 'input')
      fire(element, 'blur')
    },
    text: () => wordsOf(current()),
  }
}

/** Each piece of text that is drawn, in order. */
function words(node: DomNode): string[] {
  if (node.nodeType === TEXT) return (node.textContent ?? '').trim() === '' ? [] : [(node.textContent ?? '').trim()]
  return Array.from(node.childNodes).flatMap(words)
}

const TEXT = 3

/** Makes a selector match the classes of isolated components as well, to which the framework adds a prefix. */
const anyScope = (selector: string): string =>
  selector.replace(/\.(-?[_a-z][\w-]*)/gi, ':is(.$1, [class$="--$1"], [class*="--$1 "])')
