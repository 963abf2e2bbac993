// The waterfall in a document: rows, keyboard, details, filter; and a hostile file stays text.
// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hostile, MARKUP } from './fixtures/hostile.ts'
import { ofCharles, ofChrome, ofFirefox } from './fixtures/others.ts'
import type { Har } from './model/har.ts'
import { sampleHar } from './sample.ts'
import { type RenderedWaterfall, renderWaterfall, type WaterfallOptions } from './waterfall.ts'

let place: HTMLElement
let drawn: RenderedWaterfall
const draw = (har: Har, options?: WaterfallOptions) => {
  drawn = renderWaterfall(place, har, options)
}
const all = (selector: string) => [...place.querySelectorAll<HTMLElement>(selector)]
const one = (selector: string) => place.querySelector<HTMLElement>(selector)!
const rows = () => all('.wf-rows [role=row]').filter((row) => row.id)
const words = () => rows().map((row) => row.textContent?.replace(/\s+/g, ' ').trim() ?? '')
const press = (...keys: string[]) => {
  for (const key of keys) {
    one('[role=treegrid]').dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
  }
}
const active = () => document.getElementById(one('[role=treegrid]').getAttribute('aria-activedescendant') ?? '')

beforeEach(() => {
  place = document.createElement('div')
  document.body.replaceChildren(place)
})
afterEach(() => drawn.destroy())

describe('the rows', () => {
  it.each([
    ['Chrome', ofChrome, 3],
    ['Firefox', ofFirefox, 3],
    ['Charles', ofCharles, 2],
    ['the inspector', sampleHar(10), 10],
  ])('of a HAR of %s are its calls', (_, har, count) => {
    draw(har)
    expect(rows()).toHaveLength(count)
    expect(one('[role=treegrid]').getAttribute('aria-rowcount')).toBe(String(count + 1))
  })

  it('show in the details what the archive says is missing of a body', () => {
    const har = structuredClone(sampleHar(1)) as { log: { entries: { response: { content: object } }[] } }
    Object.assign(har.log.entries[0]!.response.content, { text: '{"a":', comment: 'cut: 5 of 70 characters' })
    draw(har as Har)
    press('Home', 'Enter')
    expect(one('.wf-details').textContent).toContain('cut: 5 of 70 characters')
  })

  it.each([
    ['%E6%99%A8%E8%B7%91?q=%E5%92%96%E5%95%A1%26&at=%2F', '晨跑?q=咖啡%26&at=%2F'],
    // Half a character, text that turns the direction of what follows, and a space that nobody sees.
    ['%E6%99?a=%E2%80%AEgpj.exe&b=%E3%80%80', '%E6%99?a=%E2%80%AEgpj.exe&b=%E3%80%80'],
  ])('say in letters what an address has percent-encoded, as far as it can be seen: %s', (sent, said) => {
    const har = structuredClone(sampleHar(1)) as { log: { entries: { request: { url: string } }[] } }
    har.log.entries[0]!.request.url = `https://api.example.com/${sent}`
    draw(har as Har)
    expect(words()[0]).toContain(`GET/${said}`)
  })

  it('say method, path, how often it was sent, status, size and time', () => {
    draw(sampleHar(3))
    expect(words()[2]).toMatch(/^GET\/meetup\/api\/v1\/activity\/getActivityList\?pageNo=1×2/)
    const cells = [...rows()[2]!.querySelectorAll('[role=gridcell]')].map(({ textContent }) => textContent)
    expect(cells.slice(1, 4)).toEqual(['200', '160 B', '525 ms'])
  })

  it('name the host only where there are several', () => {
    draw(ofChrome)
    expect(words()[2]).toContain('/cartapi.shop.example')
    drawn.destroy()
    draw(sampleHar(3))
    expect(words()[2]).not.toContain('api.example.com')
  })

  it('are few, however many entries there are, and the last can be reached', () => {
    draw(sampleHar(1_000))
    expect(rows().length).toBeLessThan(60)
    expect(all('*').length).toBeLessThan(1_500)
    press('End')
    expect(active()?.getAttribute('aria-rowindex')).toBe('1001')
    expect(rows().length).toBeLessThan(60)
  })

  it.each([
    ['none', 0],
    ['first', 1],
    ['resent', 3],
  ] as const)('are open at first as asked: %s', (open, count) => {
    draw(sampleHar(10), { open })
    expect(all('[aria-expanded=true]')).toHaveLength(count)
  })

  it('say it in Chinese', () => {
    draw(sampleHar(10), { language: 'zh' })
    expect(place.textContent).toContain('10 次调用，发出 14 个请求，2 个有问题')
  })

  it('go when the waterfall is destroyed', () => {
    draw(ofChrome)
    drawn.destroy()
    expect(place.childNodes).toHaveLength(0)
  })
})

describe('the keyboard', () => {
  beforeEach(() => draw(sampleHar(10)))

  it('moves along the rows, and stops at the ends', () => {
    press('ArrowDown', 'ArrowDown', 'ArrowUp')
    expect(active()?.getAttribute('aria-rowindex')).toBe('3')
    press('Home', 'ArrowUp')
    expect(active()?.getAttribute('aria-rowindex')).toBe('2')
    press('End', 'ArrowDown')
    expect(active()?.getAttribute('aria-rowindex')).toBe('11')
  })

  it('opens a call: its lanes, then its sends; and closes it from inside', () => {
    press('ArrowDown', 'ArrowDown', 'ArrowRight')
    expect(rows()[2]?.getAttribute('aria-expanded')).toBe('true')
    const inside = rows().slice(3, 12)
    expect(inside.map((row) => row.getAttribute('aria-level')).join('')).toBe('222222222')
    expect(
      words()
        .slice(3, 10)
        .map((line) => /^[a-z-]*[a-z]/.exec(line)?.[0]),
    ).toEqual(['login-redirect', 'cache', 'retry', 'token-refresh', 'queue', 'token-injection', 'token-expiry'])
    expect(words()[10]).toMatch(/^1GET.*401/)
    expect(words()[11]).toMatch(/^2GET.*200/)
    press('ArrowRight', 'ArrowDown', 'ArrowLeft')
    expect(active()).toBe(rows()[2])
    press('ArrowLeft')
    expect(rows()).toHaveLength(10)
  })

  it('opens the details, which follow the row, and comes back', () => {
    press('ArrowDown', 'Enter')
    expect(document.activeElement).toBe(one('.wf-details'))
    expect(one('.wf-details h3').textContent).toBe('GET /meetup/api/v1/group/getGroups')
    press('ArrowDown')
    expect(one('.wf-details h3').textContent).toContain('getActivityList')
    one('.wf-details').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
    expect(all('.wf-details')).toHaveLength(0)
    expect(document.activeElement).toBe(one('[role=treegrid]'))
  })

  it('shows of a call that the cache has served that it was not sent', () => {
    press('ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter')
    expect(one('.wf-facts').textContent).toContain('not sent')
  })

  it('zooms around the active call, and back', () => {
    const widthOfFirst = () => Number.parseFloat(one('.wf-row-call .wf-phase').style.width)
    const before = widthOfFirst()
    press('+', '+')
    expect(widthOfFirst()).toBeGreaterThan(before)
    press('0')
    expect(widthOfFirst()).toBe(before)
  })

  it('leaves the browser’s own shortcuts alone', () => {
    const event = new KeyboardEvent('keydown', { key: '0', ctrlKey: true, cancelable: true })
    one('[role=treegrid]').dispatchEvent(event)
    expect(event.defaultPrevented).toBe(false)
  })
})

describe('the filter', () => {
  const type = (text: string) => {
    const input = one('input') as HTMLInputElement
    input.value = text
    input.dispatchEvent(new Event('input'))
  }
  beforeEach(() => draw(sampleHar(10)))

  it.each([
    ['getGroups', 2],
    ['GET  profile', 2],
    ['404', 1],
    ['failed', 1],
    ['token-refresh', 9],
    ['nowhere', 0],
  ])('"%s" leaves %d', (text, count) => {
    type(text)
    expect(rows()).toHaveLength(count)
    expect(one('.wf-nothing').hidden).toBe(count > 0)
  })

  it.each(['咖啡', '%E5%92%96%E5%95%A1'])('finds an address as it is read and as it was sent: %s', (text) => {
    const har = structuredClone(sampleHar(10)) as { log: { entries: { request: { url: string } }[] } }
    har.log.entries[0]!.request.url = 'https://api.example.com/groups?q=%E5%92%96%E5%95%A1'
    drawn.destroy()
    draw(har as Har)
    type(text)
    expect(rows()).toHaveLength(1)
  })

  it('leaves the problems only', () => {
    all('button')
      .find(({ textContent }) => textContent === 'Problems only')
      ?.click()
    expect(rows()).toHaveLength(2)
  })

  it('keeps the active row where it is still there', () => {
    press('ArrowDown')
    type('getGroups')
    expect(active()?.textContent).toContain('getGroups')
  })
})

it('a click shows the details, a click on the arrow opens the call', () => {
  draw(sampleHar(3))
  rows()[1]?.querySelector<HTMLElement>('.wf-cell-bars')?.click()
  expect(one('.wf-details').textContent).toContain('token-injection')
  rows()[2]?.querySelector<HTMLElement>('.wf-toggle')?.click()
  expect(rows().length).toBe(12)
})

it('a hostile file stays text, in the rows and in the details', () => {
  draw(hostile)
  all('button')
    .find(({ textContent }) => textContent === 'Open all')
    ?.click()
  press('Enter')
  expect(all('img, script, svg [onload], iframe, [onerror], [href], [src], [style*=javascript]')).toEqual([])
  expect(one('.wf-details').textContent).toContain(MARKUP)
  expect(Object.hasOwn(window, 'hacked')).toBe(false)
  const attributes = all('*').flatMap((made) => made.getAttributeNames())
  expect(attributes.filter((name) => /^on|^href|^src/.test(name))).toEqual([])
})
