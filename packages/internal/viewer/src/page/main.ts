// The viewer's page: takes a HAR by drop, paste or file chooser, and shows its waterfall or what is wrong with it.
import type { Har } from '../model/har.ts'
import { HarError, readHar } from '../model/read-har.ts'
import { createBuild } from '../view/element.ts'
import { type RenderedWaterfall, renderWaterfall } from '../waterfall.ts'
import type { Language } from '../words.ts'
import { onFiles } from './files.ts'
import { pageWordsOf } from './page-words.ts'
import { startLanguage, switchTheme } from './settings.ts'

const build = createBuild(document)
const app = document.querySelector<HTMLElement>('#app')!
const sample: unknown = JSON.parse(document.querySelector('#data')?.textContent || 'null')
/** One for the page's life: those who hear the page are told only what changes in it. */
const alert = build('p', { class: 'page-error', role: 'alert' })
let language: Language = startLanguage(navigator.languages)
let current: { readonly name: string; readonly har: Har } | undefined
let rendered: RenderedWaterfall | undefined
let message: (words: ReturnType<typeof pageWordsOf>) => string = () => ''

function open(name: string, text: string): void {
  try {
    current = { name, har: readHar(text) }
    message = () => ''
    draw()
  } catch (error) {
    if (!(error instanceof HarError)) throw error
    complain(({ faults }) => `${name}: ${faults[error.fault](error.detail)}`)
  }
}

/** What is shown stays as it is. */
function complain(words: typeof message): void {
  message = words
  alert.textContent = message(pageWordsOf(language))
}

function draw(): void {
  const words = pageWordsOf(language)
  alert.textContent = message(words)
  document.documentElement.lang = language
  document.title = current ? `${current.name} – ${words.title}` : words.title
  rendered?.destroy()
  rendered = undefined

  const button = (label: string, press: () => void, kind = '') => {
    const made = build('button', { type: 'button', class: `page-button ${kind}` }, label)
    made.addEventListener('click', press)
    return made
  }
  const chooser = document.createElement('input')
  chooser.type = 'file'
  chooser.accept = '.har,.json,application/json'
  chooser.hidden = true
  chooser.addEventListener('change', () => chooser.files && take(chooser.files))
  const theme = button('◐', switchTheme)
  theme.title = words.theme
  theme.setAttribute('aria-label', words.theme)
  const other = button(words.otherLanguage, () => {
    language = language === 'zh' ? 'en' : 'zh'
    draw()
  })
  const waterfall = build('div', { class: 'page-waterfall' })
  app.replaceChildren(
    build(
      'header',
      { class: 'page-head' },
      build('h1', {}, build('i', { class: 'page-mark' }), words.title),
      build('span', { class: 'page-file' }, current?.name),
      build('div', { class: 'page-actions' }, current && button(words.another, () => chooser.click()), other, theme),
      chooser,
    ),
    build('main', { class: 'page-main' }, alert, current ? waterfall : dropZone()),
  )
  if (current) {
    rendered = renderWaterfall(waterfall, current.har, { language })
    rendered.focus()
  }

  function dropZone(): HTMLElement {
    return build(
      'section',
      { class: 'page-drop' },
      build('h2', {}, words.dropTitle),
      build('p', {}, words.dropHint),
      build(
        'div',
        { class: 'page-choices' },
        button(words.choose, () => chooser.click(), 'page-button-main'),
        button(words.paste, () => {
          // Not there on every page: a browser may want https for it.
          const reading = navigator.clipboard?.readText?.() ?? Promise.reject()
          reading.then(
            (text) => open(words.pasted, text),
            () => complain(({ cannotPaste }) => cannotPaste),
          )
        }),
        sample !== null && button(words.sample, () => open('example.har', JSON.stringify(sample))),
      ),
    )
  }
}

function take(files: FileList): void {
  const [file] = files
  if (!file) return
  file.text().then(
    (text) => {
      open(file.name, text)
      if (files.length > 1) complain(({ several }) => several)
    },
    () => complain(({ cannotRead }) => cannotRead),
  )
}

onFiles(document, { files: take, text: (text) => open(pageWordsOf(language).pasted, text) })
draw()
