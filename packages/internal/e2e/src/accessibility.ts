// What axe finds on a page of the built site that keeps people from using it.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '@wxpipe/tooling/repository'
import type { Page } from 'playwright-core'

const axe = readFileSync(join(root, 'docs/node_modules/axe-core/axe.min.js'), 'utf8')

interface Finding {
  readonly id: string
  readonly impact: string
  readonly nodes: readonly { readonly html: string }[]
}

/** What axe calls serious or critical, with the elements. */
export async function seriousFindings(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe)
  const findings: readonly Finding[] = await page.evaluate(
    'axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => violations)',
  )
  return findings
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join('\n')}`)
}
