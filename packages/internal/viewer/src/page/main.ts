// The viewer's page: takes a HAR by drop, paste or file chooser, and shows its waterfall or what is wrong with it.
import { createIntake } from '../intake.ts'
import { intakeWordsOf } from '../intake-words.ts'
import type { Har } from '../model/har.ts'
import { createBuild } from '../view/element.ts'
import { type RenderedWaterfall, renderWaterfall } from '../waterfall.ts'
import type { Language } from '../words.ts'
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
let message: (language: Language) => string = () => ''

const intake = createIntake({
  language: () => language,
  show(name, har) {
    current = { name, har }
    message = () => ''
    draw()
  },
  complain(say) {
    message = say
    alert.textContent = say(language)
  },
  hover: (isOver) => document.body.classList.toggle('page-over', isOver),
})

function draw(): void {
  const words = { ...pageWordsOf(language), ...intakeWordsOf(language) }
  alert.textContent = message(language)
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
  chooser.addEventListener('change', () => intake.takeChosen(chooser))
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
        button(words.paste, intake.paste),
        sample !== null && button(words.sample, () => intake.takeText('example.har', JSON.stringify(sample))),
      ),
    )
  }
}

intake.listen(document)
draw()
