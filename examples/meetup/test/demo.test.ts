// The demo as a person or a script runs it: a process of its own, its output and its exit code.
import { describe, expect, test } from 'vitest'
import { config } from '../src/config.ts'
import { type Run, run, titles, token } from './demo-process.ts'

// The story is the same each time: one run serves all that look at it.
let story: Promise<Run> | undefined
const tell = () => (story ??= run(['src/demo.ts']))
const linesOf = (text: string) => text.trimEnd().split('\n')
// Neither a token nor the word that stands before one.
const secret = new RegExp(`Bearer|${token.source}`)

describe('the demo', () => {
  test('it tells a short story without colour, and ends by itself with every fact held', async () => {
    const { code, stdout, stderr } = await tell()
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const lines = linesOf(stdout)
    expect(lines.length).toBeLessThan(240)
    expect(lines.filter((line) => [...line].length > 100)).toEqual([])
    expect(stdout).not.toContain('\x1b')
    expect(lines.filter((line) => /^\d {2}/.test(line)).map((line) => line.split('  ')[1])).toEqual(titles)
    expect(lines.at(-1)).toMatch(/^Every fact of the story held \(\d+ checks\)$/)
    expect(stdout).not.toMatch(secret)
  })

  test('each chapter begins with the names of its interceptors', async () => {
    const chapters = (await tell()).stdout.split(/^\d {2}/m).slice(1)
    const names = chapters.map((text) => text.split('\n').find((line) => / {30}\S/.test(line)))
    expect(names).toEqual(chapters.map(() => expect.stringMatching(/^ {33,39}(login-|page-) /)))
  })

  test('its pictures of the tunnel show who dealt with what', async () => {
    const { stdout } = await tell()
    const tunnel = stdout.slice(stdout.indexOf('6  The tunnel'))
    for (const line of [
      /^ {3}4 calls at once +(›─+){8}▸ cancelled$/m,
      /^ {3}✗ NetworkError +×4 +●─+✗$/m, // resume
      /^ {3}GET {2}group\/getGroups +›─+●$/m, // a fresh response of the cache
      /^ {3}GET {2}group\/getGroups +›─+●─+(›─+){6}▸ offline$/m, // an old one, while a new one is asked for
      /^ {3}3 calls at once +(›─+){8}▸ aborted$/m,
      /^ {3}POST match\/createMatchImage +›─+›─+›$/m, // refused by dedupe
      /^ {3}POST token\/refresh +(›─+){8}▸ offline$/m,
      /^ {3}✗ NetworkError +×12 +●─+✗$/m, // the failure of the refresh, which resume takes up
      / +(›─+){8}▸ 503 50300$/m,
    ]) {
      expect(tunnel).toMatch(line)
    }
  })

  test('its pictures of the phone that two people share show who was refused', async () => {
    const { stdout } = await tell()
    const shared = stdout.slice(stdout.indexOf('5  Two people, one phone'), stdout.indexOf('6  The tunnel'))
    for (const line of [
      /^ {3}DELETE match\/deleteImage\/2010 +(›─+){4}▸ offline$/m,
      /^ {3}3 calls at once +(›─+){4}▸ aborted$/m, // Lin’s, while Wang logs in
      /^ {3}5 calls at once +(›─+){4}▸ 200 10000$/m, // Wang’s, and none of them from the cache
      /The network is back.*\n {3}✗ AbortError +‹─+●$/m, // It is refused where it has waited.
    ]) {
      expect(shared).toMatch(line)
    }
  })

  test('its pictures of the file and of the stream show what was sent again, and what was not', async () => {
    const { stdout } = await tell()
    const files = stdout.slice(stdout.indexOf('8  A picture and a conversation'))
    for (const line of [
      /^ {3}POST match\/uploadMatchImage +(›─+){6}▸ 200 99997$/m,
      /^ {3}replay of uploadMatchImage +(›─+){2}▸ 200 10000$/m,
      /^ {3}POST activity\/ask +(›─+){6}▸ StreamError\n {3}✗ StreamError +‹─+✗\n After 20 s/m,
    ]) {
      expect(files).toMatch(line)
    }
  })

  test('--json prints one line with the facts and nothing else', async () => {
    const { code, stdout, stderr } = await run(['src/demo.ts', '--json'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(linesOf(stdout)).toHaveLength(1)
    const detail = '/pages/detail/detail?id=105&matchId=1105&title=Night%20Lights'
    const train = [config.homePage, `${detail}%20on%20the%20Qiantang`]
    const chapter = { checks: expect.any(Number), failed: [] }
    expect(JSON.parse(stdout)).toEqual({
      requests: 195,
      redirects: 5,
      refreshes: 5,
      errors: { AUTH_EXPIRED: 8, RESPONSE: 4, ABORT: 8, NETWORK: 8 },
      pages: [config.homePage],
      chapters: [
        {
          ...chapter,
          title: 'Login redirect',
          requests: 21,
          redirects: 1,
          refreshes: 0,
          errors: { AUTH_EXPIRED: 5 },
          pages: [config.homePage, '/pages/detail/detail?id=101&matchId=1101&title=Broken%20Bridge%205K'],
        },
        {
          ...chapter,
          title: 'A second project',
          requests: 7,
          redirects: 2,
          refreshes: 0,
          errors: { AUTH_EXPIRED: 2 },
          pages: ['/pages/reports/reports'],
        },
        { ...chapter, title: 'Silent refresh', requests: 17, redirects: 0, refreshes: 1, errors: {}, pages: [detail] },
        {
          ...chapter,
          title: 'Log in and everything resumes',
          requests: 18,
          redirects: 1,
          refreshes: 1,
          errors: { RESPONSE: 1 },
          pages: [detail],
        },
        {
          ...chapter,
          title: 'Two people, one phone',
          requests: 25,
          redirects: 0,
          refreshes: 0,
          errors: { ABORT: 4 },
          pages: [detail],
        },
        {
          ...chapter,
          title: 'The tunnel',
          requests: 88,
          redirects: 0,
          refreshes: 2,
          errors: { ABORT: 4, NETWORK: 3 },
          pages: train,
        },
        {
          ...chapter,
          title: 'What the user sees',
          requests: 9,
          redirects: 1,
          refreshes: 0,
          errors: { NETWORK: 5, RESPONSE: 2, AUTH_EXPIRED: 1 },
          pages: [config.homePage],
        },
        {
          ...chapter,
          title: 'A picture and a conversation',
          requests: 10,
          redirects: 0,
          refreshes: 1,
          errors: { RESPONSE: 1 },
          pages: [config.homePage],
        },
      ],
      checks: expect.any(Number),
      ok: true,
    })
    expect(stdout).not.toMatch(secret)
  })

  test('a fact that does not hold is explained, and the exit code says so', async () => {
    const { code, stdout, stderr } = await run(['test/bad-story.ts', 'a false fact'])
    expect(code).toBe(1)
    expect(stderr).toContain('two and two make five\n    expected 5\n    but got  4')
    expect(stdout).not.toContain('Every fact')
  })

  test('with --json the exit code is the same, and ok is false', async () => {
    const { code, stdout } = await run(['test/bad-story.ts', 'a false fact', '--json'])
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, chapters: [{ failed: ['two and two make five'] }] })
  })

  test.each([
    ['an unheard rejection', 'no rejection went unhandled', 'nobody listens'],
    ['a page that does not open', 'the chapter can be played', 'no such page'],
  ])('%s fails the demo', async (which, fact, reason) => {
    const { code, stderr } = await run(['test/bad-story.ts', which])
    expect(code).toBe(1)
    expect(stderr).toContain(fact)
    expect(stderr).toContain(reason)
  })
})
