// WXSS as CSS: imports, rpx, tags that are drawn as other tags, and a component's own class names.
import type { Files } from './files.ts'
import { normal } from './modules.ts'

/** The CSS of a WXSS file; with a scope, its class names get that prefix, as the framework writes them. */
export function toCss(files: Files, path: string, scope?: string): string {
  return selectorsIn(unitsIn(withImports(files, path, new Set())), scope)
}

function withImports(files: Files, path: string, seen: Set<string>): string {
  if (seen.has(path) || !files.has(path)) return ''
  seen.add(path)
  return files
    .text(path)
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/@import\s+(?:url\()?["']?([^"')\s;]+)["']?\)?\s*;?/g, (_whole, request: string) =>
      withImports(files, request.startsWith('/') ? request.slice(1) : normal(`${folderOf(path)}/${request}`), seen),
    )
}

const folderOf = (path: string): string => path.split('/').slice(0, -1).join('/')

/** A screen is 750 rpx wide. */
const unitsIn = (css: string): string =>
  css.replace(/(-?[\d.]+)rpx\b/g, (_whole, size: string) => `${Number((Number(size) / 7.5).toFixed(4))}vw`)

/** `<image>` is drawn as an `<img>`, and a class of an isolated component is found under its prefixed name. */
function selectorsIn(css: string, scope: string | undefined): string {
  return css.replace(/([^{};]+)\{/g, (whole, selector: string) => {
    if (/^\s*(@|from\b|to\b|[\d.]+%)/.test(selector)) return whole
    const tags = selector.replace(/(^|[\s>+~,])image(?![\w-])/g, '$1img')
    return `${scope === undefined ? tags : tags.replace(/\.(-?[_a-z][\w-]*)/gi, `.${scope}--$1`)}{`
  })
}
