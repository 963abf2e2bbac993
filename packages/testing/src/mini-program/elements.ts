// The built-in components as elements of a document: view, text, image, input, button, form, navigator and the like.
import { type DomElement, type DomEvent, documentOf, fire } from './dom.ts'

export interface ElementHost {
  /** The address of a picture, which may be one of the app's own files. */
  asset(src: string): string
  /** A navigator was tapped. */
  navigate(openType: string, url: string): void
}

const drawnAs: Readonly<Record<string, string>> = { image: 'img', 'cover-image': 'img' }

/** Makes the element for a tag of a template; tags without special behaviour become plain boxes. */
export function createBuiltIn(tag: string, host: ElementHost): DomElement {
  const element = documentOf().createElement(drawnAs[tag] ?? tag)
  if (drawnAs[tag] === 'img') patch(element, (name, value) => [name, name === 'src' ? host.asset(value) : value])
  if (tag === 'input' || tag === 'textarea') makeInput(element, tag)
  if (tag === 'button') makeButton(element)
  if (tag === 'form') element.addEventListener('submit', (event) => event.preventDefault())
  if (tag === 'navigator') {
    element.addEventListener('click', () =>
      host.navigate(element.getAttribute('open-type') ?? 'navigate', element.getAttribute('url') ?? ''),
    )
  }
  return element
}

/** Whether a template gives this attribute no value: the framework passes '' for that, as it does for true. */
function hasNoValue(element: DomElement, name: string): boolean {
  const { __wxElement: node } = element as { readonly __wxElement?: { getAttribute(name: string): unknown } }
  return node !== undefined && node.getAttribute(name) === undefined
}

/** Changes the attributes that a template sets; undefined leaves an attribute out. */
function patch(element: DomElement, change: (name: string, value: string) => [string, string] | undefined): void {
  const original = element.setAttribute.bind(element)
  element.setAttribute = (name, value) => {
    if (name === 'disabled' && hasNoValue(element, name)) return element.removeAttribute(name)
    const changed = change(name, value)
    if (changed) original(...changed)
  }
}

function makeInput(element: DomElement, tag: string): void {
  const original = element.setAttribute.bind(element)
  if (tag === 'input') original('type', 'text')
  original('maxlength', '140')
  patch(element, (name, value) => {
    if (name === 'value') {
      // In a field that was typed in, the attribute alone has no visible effect.
      if (element.value !== value) element.value = value
      return undefined
    }
    if (name === 'password') return ['type', 'password']
    if (name === 'type') return ['inputmode', value === 'number' ? 'numeric' : value === 'digit' ? 'decimal' : 'text']
    if (name === 'maxlength' && Number(value) < 0) return undefined
    return [name, value]
  })
  element.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && tag === 'input') fire(element, 'confirm')
  })
}

function makeButton(element: DomElement): void {
  const original = element.setAttribute.bind(element)
  original('type', 'button')
  patch(element, (name, value) => {
    if (name === 'form-type') return ['type', value]
    return [name === 'type' ? 'look' : name, value]
  })
}

/** The detail that an app gets with an event: wx's own for fields and forms. */
export function detailOf(type: string, detail: unknown, original: unknown): unknown {
  const { target } = Object(original) as Partial<DomEvent>
  const element = target as DomElement | undefined
  if (element === undefined) return detail
  if (type === 'submit') {
    const value: Record<string, string> = {}
    for (const field of Array.from(element.querySelectorAll('[name]'))) {
      value[field.getAttribute('name') ?? ''] = field.value
    }
    return { value }
  }
  if (/^(input|focus|blur|confirm|change)$/.test(type) && typeof element.value === 'string') {
    return { value: element.value, cursor: element.value.length }
  }
  return detail
}
