// Takes a HAR from a reader's hands: a chosen or dropped file, a pasted text. Says in words what is wrong with it.
import { type IntakeWords, intakeWordsOf } from './intake-words.ts'
import type { Har } from './model/har.ts'
import { HarError, readHar } from './model/read-har.ts'
import type { Language } from './words.ts'

export interface IntakeOptions {
  /** Of the name that a pasted text gets. */
  language(): Language
  /** Shows a HAR that can be drawn. */
  show(name: string, har: Har): void
  /** Says what is wrong, in a language that it chooses. What is shown stays as it is. */
  complain(say: (language: Language) => string): void
  /** Whether something that may be dropped is over the place. */
  hover(isOver: boolean): void
}

export interface Intake {
  /** Takes the first file of a file chooser, and empties the chooser: only so can a mended file be chosen again. */
  takeChosen(chooser: HTMLInputElement): void
  takeText(name: string, text: string): void
  /** Reads the clipboard, where the browser lets the page. */
  paste(): void
  /**
   * Listens for drops and pastes.
   * @param place an element, or the document for the whole page
   * @returns a function that ends it
   */
  listen(place: Document | HTMLElement): () => void
}

export function createIntake({ language, show, complain, hover }: IntakeOptions): Intake {
  const complainWith = (choose: (words: IntakeWords) => string) => complain((one) => choose(intakeWordsOf(one)))
  const takePasted = (text: string) => takeText(intakeWordsOf(language()).pasted, text)

  function takeText(name: string, text: string): boolean {
    let har: Har
    try {
      har = readHar(text)
    } catch (error) {
      if (!(error instanceof HarError)) throw error
      complainWith(({ faults }) => `${name}: ${faults[error.fault](error.detail)}`)
      return false
    }
    show(name, har)
    return true
  }
  function takeFiles(files: FileList | null): void {
    const [file, another] = files ?? []
    file?.text().then(
      (text) => {
        if (takeText(file.name, text) && another) complainWith(({ several }) => several)
      },
      () => complainWith(({ cannotRead }) => cannotRead),
    )
  }
  function takeChosen(chooser: HTMLInputElement): void {
    takeFiles(chooser.files)
    chooser.value = ''
  }
  function paste(): void {
    // Not there on every page: a browser may want https for it.
    const reading = navigator.clipboard?.readText?.() ?? Promise.reject()
    reading.then(takePasted, () => complainWith(({ cannotPaste }) => cannotPaste))
  }
  function takeData(data: DataTransfer | null): void {
    if (!data) return
    if (data.files.length > 0) return takeFiles(data.files)
    const text = data.getData('text/plain')
    if (text !== '') takePasted(text)
  }

  const onDragOver = (event: Event) => {
    // Without this a browser opens the file in the page's place.
    event.preventDefault()
    hover(true)
  }
  const onDrop = (event: Event) => {
    event.preventDefault()
    hover(false)
    takeData((event as DragEvent).dataTransfer)
  }
  const onPaste = (event: Event) => {
    // Words for a filter or a search are not a HAR.
    if ((event.target as Element | null)?.closest('input, textarea')) return
    takeData((event as ClipboardEvent).clipboardData)
  }
  function listen(place: Document | HTMLElement): () => void {
    const onDragLeave = (event: Event) => {
      if (!place.contains((event as DragEvent).relatedTarget as Node | null)) hover(false)
    }
    const heard = { dragover: onDragOver, dragleave: onDragLeave, drop: onDrop, paste: onPaste }
    for (const [name, hear] of Object.entries(heard)) place.addEventListener(name, hear)
    return () => {
      for (const [name, hear] of Object.entries(heard)) place.removeEventListener(name, hear)
    }
  }
  return { takeChosen, takeText, paste, listen }
}
