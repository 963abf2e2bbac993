// The framework's DOM backend, extended by the built-in components and their events.
import { documentOf } from './dom.ts'
import { createBuiltIn, detailOf, type ElementHost } from './elements.ts'
import type { Backend, MiniProgramFramework } from './framework.ts'

export function createBackend(
  { CurrentWindowBackendContext, Event }: MiniProgramFramework['glassEasel'],
  host: ElementHost,
) {
  const backend = new CurrentWindowBackendContext() as Backend
  const document = documentOf()
  backend.document = {
    createElement: (tag) => createBuiltIn(tag, host),
    createTextNode: (text) => document.createTextNode(text),
    createDocumentFragment: () => document.createDocumentFragment(),
  }
  // Not by animation frames, because those stop in a document that is not visible.
  backend.render = (done) => {
    setTimeout(() => done(null), 0)
  }
  backend.onEvent((target, type, detail, options) => {
    const event = new Event(type, detailOf(type, detail, options.originalEvent), options)
    event.dispatch(target)
    return event.getEventBubbleStatus()
  })
  return backend
}
