// Each package's public types as a page, read by TypeDoc from its source, docstrings and examples included.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import GithubSlugger from 'github-slugger'
import { Application } from 'typedoc'
import { root } from './places.ts'

/** The text of each package's page, by the package's folder. `scratch` is an empty folder for what TypeDoc writes. */
export async function writeApiPages(ids: readonly string[], scratch: string): Promise<ReadonlyMap<string, string>> {
  const app = await Application.bootstrapWithPlugins({
    plugin: ['typedoc-plugin-markdown'],
    entryPoints: ids.map((id) => join(root, `packages/${id}/src/index.ts`)),
    basePath: join(root, 'packages'),
    tsconfig: join(root, 'packages/internal/tooling/tsconfig.json'),
    // npm run types checks them; here they are only read.
    skipErrorChecking: true,
    readme: 'none',
    disableSources: true,
    excludeInternal: true,
    logLevel: 'Error',
    // Options of typedoc-plugin-markdown, which TypeDoc's own types do not know.
    ...({
      out: scratch,
      outputs: [{ name: 'markdown', path: scratch }],
      outputFileStrategy: 'modules',
      hideBreadcrumbs: true,
      hidePageHeader: true,
      parametersFormat: 'table',
      interfacePropertiesFormat: 'table',
      // Columns that nearly always say `readonly`, or where a member comes from, push what it is for off a phone's screen.
      tableColumnSettings: { hideModifiers: true, hideInherited: true, hideOverrides: true },
    } as object),
  })
  const project = await app.convert()
  if (!project) throw new Error('TypeDoc could not read the packages')
  await app.generateOutputs(project)
  return new Map(ids.map((id) => [id, pageOf(id, readFileSync(join(scratch, `${id}/src.md`), 'utf8'))]))
}

/** TypeDoc names its files after the sources; a page is named after its package. */
function pageOf(id: string, text: string): string {
  const slugger = new GithubSlugger()
  const headings = new Set([...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => slugger.slug(heading)))
  return (
    text
      .replace(/^# .*$/m, `# @wxpipe/${id}`)
      // It counts names that it shows no heading for.
      .replace(/\]\(#([\w-]+)-\d+\)/g, (link, name) => (headings.has(link.slice(3, -1)) ? link : `](#${name})`))
      .replace(/\]\(\.\.\/([a-z-]+)\/src\.md/g, '](./$1.md')
  )
}
