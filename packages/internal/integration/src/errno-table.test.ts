// The table of errno in docs says of each number and each text the error that the core really makes of it.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createClient, isHttpError } from '@wxpipe/core'
import { describe, expect, it } from 'vitest'

interface Row {
  readonly failure: { readonly errMsg: string; readonly errno?: number }
  readonly code: string
}

/** The rows that name one code: `errno` alone, a number of net::ERR with its name, or a text. */
function rowsOf(page: string): readonly Row[] {
  const text = readFileSync(fileURLToPath(new URL(`../../../../docs/${page}`, import.meta.url)), 'utf8')
  return text.split('\n').flatMap((line): Row[] => {
    const [, first, rest, code] = /^\| `([^`]+)` \|(.*)\| `([A-Z_]+)` \|$/.exec(line) ?? []
    if (!first || !code) return []
    const [, name] = /^ `(net::\w+)`/.exec(rest ?? '') ?? []
    if (name) {
      const errMsg = `request:fail errcode:${first} cronet_error_code:${first} error_msg:${name}`
      return [{ failure: { errMsg, errno: 600001 }, code }]
    }
    return [
      { failure: /^\d+$/.test(first) ? { errMsg: 'request:fail', errno: Number(first) } : { errMsg: first }, code },
    ]
  })
}

/** What a client's caller gets when the host fails so. */
async function codeOf(failure: Row['failure']): Promise<string> {
  const host = {
    request({ fail }: { fail?: (failure: object) => void }) {
      fail?.(failure)
    },
  }
  const error: unknown = await createClient({ host })
    .get('https://api.example.com/x')
    .catch((reason: unknown) => reason)
  return isHttpError(error) ? error.code : String(error)
}

describe.each(['reference/errno.md', 'en/reference/errno.md'])('docs/%s', (page) => {
  const rows = rowsOf(page)

  it('has the numbers, the names of net::ERR and the texts', () => {
    expect(rows.length).toBeGreaterThan(38)
  })

  it.each(rows)('$failure.errno $failure.errMsg is $code', async ({ failure, code }) => {
    expect(await codeOf(failure)).toBe(code)
  })
})
