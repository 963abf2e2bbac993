// Gives a page a HAR as a reader's hands do, by drop or by paste: Chromium lets no test carry a file from outside of it.
import type { Page } from 'playwright-core'

interface Given {
  /** A selector of the element that gets it. */
  readonly on?: string
  /** The name of a dropped file. */
  readonly name?: string
}

export const giveHar = (
  page: Page,
  kind: 'drop' | 'paste',
  text: string,
  { on = 'body', name = 'app.har' }: Given = {},
): Promise<unknown> =>
  page.evaluate(
    `{
      const [kind, text, on, name] = ${JSON.stringify([kind, text, on, name])}
      const data = new DataTransfer()
      if (kind === 'drop') data.items.add(new File([text], name))
      else data.setData('text/plain', text)
      document.querySelector(on).dispatchEvent(kind === 'drop'
        ? new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })
        : new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    }`,
  )
