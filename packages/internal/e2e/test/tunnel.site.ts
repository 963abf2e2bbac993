// The tunnel of the built site counts in a browser what the same scene counts in Node, and plays what a reader chooses.
import { describe, expect, it } from 'vitest'
import { useSite } from '../src/site.ts'
import { type Choice, hashOf, inNode, openPlayed, openTunnel, over, shown } from '../src/tunnel.ts'

const on = useSite()

const few: Choice = { count: 20, profile: 'wifi', events: ['expired'], at: 50, seed: 2 }
const thousand: Choice = { ...few, count: 1000 }

describe('its counts', () => {
  it.each<Choice>([
    thousand,
    { count: 100, profile: '4g', events: ['expired', 'tunnel'], at: 50, seed: 2 },
    { count: 300, profile: '3g', events: ['tunnel', 'busy'], at: 120, seed: 5 },
    { count: 100, profile: '4g', events: ['over'], at: 50, seed: 2 },
    { count: 50, profile: 'tunnel', events: ['expired'], at: 50, seed: 3 },
    { count: 1, profile: 'ideal', events: [], at: 50, seed: 2 },
  ])('are those of Node: $count over $profile with $events', async (choice) => {
    const { page, trouble } = await openPlayed(on.browser, on.site, choice)
    expect(await shown(page)).toEqual(await inNode(choice))
    expect(trouble).toEqual([])
    await page.context().close()
  })

  it('of a thousand expired requests: wxpipe refreshes once, and all get their responses', async () => {
    const { byHand, wxpipe } = await inNode(thousand)
    expect(wxpipe).toMatchObject({ answered: 1000, failed: 0, unsettled: 0, refreshes: 1, loginPages: 0 })
    // What the page says of the two: by hand each is sent in vain at first, with wxpipe few are.
    // A 401 that arrives after the refresh begins a second one.
    expect(byHand).toMatchObject({ answered: 1000, sends: 2002, refreshes: 2 })
    expect(wxpipe.sends).toBeLessThan(1050)
  })

  it('say what the page says of a tunnel: by hand a bad network opens the login page', async () => {
    const { byHand, wxpipe } = await inNode({ ...thousand, events: ['expired', 'tunnel'] })
    expect(byHand).toMatchObject({ answered: 0, failed: 1000, loginPages: 1 })
    expect(wxpipe).toMatchObject({ answered: 1000, refreshes: 1, loginPages: 0 })
  })

  it('say what the page says of an expired refresh token: by hand nothing settles', async () => {
    const { byHand, wxpipe } = await inNode({ ...thousand, events: ['over'] })
    expect(byHand).toMatchObject({ unsettled: 1000, loginPages: 0 })
    expect(wxpipe).toMatchObject({ failed: 1000, unsettled: 0, loginPages: 1 })
  })
})

it('plays in a thread of its own, which comes when it is asked for and is gone afterwards', async () => {
  const { page } = await openTunnel(on.browser, on.site, 'zh')
  await page.waitForLoadState('networkidle')
  expect(page.workers()).toEqual([])
  const coming = page.waitForEvent('worker')
  await page.getByRole('button', { name: '播放' }).click()
  const thread = await coming
  await over(page)
  expect(thread.url()).toContain(`${on.site.origin}/assets/`)
  expect(page.workers()).toEqual([])
  await page.context().close()
})

describe('its choice', () => {
  it('is made with the keyboard, stands in the address, and comes back from it', async () => {
    const { page, trouble } = await openTunnel(on.browser, on.site, 'zh')
    const race = page.locator('.race')
    expect(await race.getAttribute('data-stage')).toBe('waiting')
    await race.locator('input[name=count]').focus()
    await page.keyboard.press('Control+A')
    await page.keyboard.type('30')
    await page.keyboard.press('Tab')
    await page.keyboard.type('3') // the network whose name begins so
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space') // the token has not expired
    await race.locator('input[name=at]').focus()
    await page.keyboard.press('ArrowRight')
    const choice: Choice = { count: 30, profile: '3g', events: ['tunnel'], at: 60, seed: 2 }
    expect(new URL(page.url()).hash).toBe(hashOf(choice))
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await over(page)
    expect(await shown(page)).toEqual(await inNode(choice))

    await page.reload()
    await over(page)
    expect(await shown(page)).toEqual(await inNode(choice))
    expect(trouble).toEqual([])
    await page.context().close()
  })

  it('is played again when it changes, and with other luck when the reader asks for that', async () => {
    const { page } = await openPlayed(on.browser, on.site, few)
    await page.locator('.race input[name=over]').check()
    await page.waitForFunction(`document.querySelector('[data-count=unsettled]').textContent === '20'`)
    await page.getByRole('button', { name: '换一组随机数' }).click()
    await over(page)
    expect(new URL(page.url()).hash).toBe(hashOf({ ...few, events: ['expired', 'over'], seed: 3 }))
    await page.context().close()
  })

  it('goes along when the language is switched', async () => {
    const { page } = await openPlayed(on.browser, on.site, few)
    const link = page.locator('.VPNavBarTranslations a').first()
    expect(await link.getAttribute('href')).toBe(`/en/network/weak-network.html${hashOf(few)}`)
    await page.context().close()
  })

  it('of nonsense in the address or in the field is the nearest that makes sense', async () => {
    const nonsense: Choice = { count: 5000, profile: '9g', events: ['expired', 'snow'], at: -3, seed: 0 }
    const { page, trouble } = await openPlayed(on.browser, on.site, nonsense)
    expect(await page.locator('.race input[name=count]').inputValue()).toBe('1000')
    expect(await page.locator('.race select').inputValue()).toBe('4g')
    await page.locator('.race input[name=count]').fill('-7')
    await page.locator('.race select').focus()
    expect(await page.locator('.race input[name=count]').inputValue()).toBe('1000')
    expect(trouble).toEqual([])
    await page.context().close()
  })

  it('leaves the links to headings of the page alone', async () => {
    const { page } = await openPlayed(on.browser, on.site, few)
    await page.evaluate(`new Promise((heard) => {
      addEventListener('hashchange', () => heard(), { once: true })
      location.hash = '#写请求'
    })`)
    expect(await page.locator('.race input[name=count]').inputValue()).toBe('20')
    // Opened by such a link nothing is played.
    await page.reload({ waitUntil: 'networkidle' })
    expect(await page.locator('.race').getAttribute('data-stage')).toBe('waiting')
    await page.context().close()
  })
})
