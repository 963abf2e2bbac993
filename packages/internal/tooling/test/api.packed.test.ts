// The public types of every package are those that its report shows: a change of the API is seen in review.
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { report, reportPath } from '../src/api-report.ts'
import { publishedPackages } from '../src/repository.ts'

describe('the public types', () => {
  it.each(publishedPackages)('of $name are as its api.d.ts says', (published) => {
    const kept = existsSync(reportPath(published)) ? readFileSync(reportPath(published), 'utf8') : ''
    expect(report(published), 'see what changed; if it is meant: npm run api').toBe(kept)
  })
})
