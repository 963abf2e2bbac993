// A HAR comes by file, drop and paste, and what is wrong with it is said once.
// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it } from 'vitest'
import { ofChrome, ofFirefox } from './fixtures/others.ts'
import { createIntake, type Intake } from './intake.ts'

const har = JSON.stringify(ofChrome)
const file = (name: string, content: string) => ({ name, text: () => Promise.resolve(content) }) as File
const filesOf = (...files: readonly File[]) => files as unknown as FileList

let shown: string[]
let said: string[]
let hovers: boolean[]
let place: HTMLElement
let intake: Intake
let stop: () => void

beforeEach(() => {
  shown = []
  said = []
  hovers = []
  place = document.createElement('div')
  place.innerHTML = '<input><p></p>'
  document.body.replaceChildren(place)
  intake = createIntake({
    language: () => 'zh',
    show: (name, { log }) => shown.push(`${name}: ${log.entries.length}`),
    complain: (say) => said.push(say('en')),
    hover: (isOver) => hovers.push(isOver),
  })
  stop = intake.listen(place)
})
afterEach(() => stop())

/** What jsdom has no constructor for: an event that carries files or a text. */
function give(
  target: Element,
  type: string,
  content: { files?: FileList; text?: string; relatedTarget?: Element } = {},
) {
  const { files = filesOf(), text = '', relatedTarget = null } = content
  const data = { files, getData: () => text }
  const event = new Event(type, { bubbles: true, cancelable: true })
  target.dispatchEvent(Object.assign(event, { dataTransfer: data, clipboardData: data, relatedTarget }))
  return event
}
/** What jsdom gives no files to: a chooser that holds them. */
const chooserOf = (files: FileList | null) => ({ files, value: 'C:\\fakepath\\a.har' }) as HTMLInputElement
const choose = (...files: readonly File[]) => intake.takeChosen(chooserOf(filesOf(...files)))
const settle = () => new Promise((resolve) => setTimeout(resolve))

it('the first of several files is shown, and it is said that there were more', async () => {
  choose(file('a.har', har), file('b.har', JSON.stringify(ofFirefox)))
  await settle()
  expect(shown).toEqual(['a.har: 3'])
  expect(said).toEqual(['These were several files: here is the first one.'])
})

it('of a first file that is broken only that is said', async () => {
  choose(file('a.har', har.slice(0, 500)), file('b.har', har))
  await settle()
  expect(shown).toEqual([])
  expect(said).toEqual(['a.har: This HAR is cut off: its end is missing. Export or copy it once more.'])
})

it('a file that cannot be read is said; without a file nothing happens', async () => {
  intake.takeChosen(chooserOf(null))
  choose()
  choose({ name: 'gone.har', text: () => Promise.reject(new Error('gone')) } as File)
  await settle()
  expect(said).toEqual(['The browser cannot read this file. Is it still there?'])
})

it('the chooser is empty afterwards, so that it tells of the same file when it is chosen again', () => {
  const chooser = chooserOf(filesOf(file('a.har', har)))
  intake.takeChosen(chooser)
  expect(chooser.value).toBe('')
})

it('a text comes by drop or paste under a name of the reader’s language', () => {
  give(place, 'drop', { text: har })
  give(place.querySelector('p')!, 'paste', { text: har })
  expect(shown).toEqual(['粘贴的内容: 3', '粘贴的内容: 3'])
})

it('words that are pasted into a field are none of its business', () => {
  give(place.querySelector('input')!, 'paste', { text: 'orders' })
  expect(said).toEqual([])
})

it('a file that is dragged over its parts stays over it, and the browser does not open it', () => {
  expect(give(place, 'dragover').defaultPrevented).toBe(true)
  give(place, 'dragleave', { relatedTarget: place.querySelector('p')! })
  expect(hovers).toEqual([true])
  give(place, 'dragleave', { relatedTarget: document.body })
  give(place, 'dragover')
  expect(give(place, 'drop').defaultPrevented).toBe(true)
  expect(hovers).toEqual([true, false, true, false])
})

it('it says how else to paste where the clipboard is closed', async () => {
  intake.paste()
  await settle()
  expect(said).toEqual(['The browser does not let this page read the clipboard. Press Ctrl+V or ⌘V instead.'])
})

it('after its end it hears nothing', () => {
  stop()
  give(place, 'drop', { text: har })
  give(place, 'paste', { text: har })
  expect(shown).toEqual([])
})
