// The import graph of this repository's packages and examples.
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type ImportGraph, importGraph } from './import-graph.ts'
import { readManifest, repositoryFiles, root } from './repository.ts'

const inPackages = repositoryFiles.filter((path) => /^(packages|examples)\//.test(path))

export function repositoryGraph(): ImportGraph {
  const packages = inPackages
    .filter((path) => path.endsWith('/package.json'))
    .map(dirname)
    .map((dir) => {
      const { name, private: isPrivate = false } = readManifest(join(root, dir))
      return { name, dir, isPrivate }
    })
  const files = inPackages.filter((path) => /\.[cm]?[jt]s$/.test(path) && !path.endsWith('.d.ts'))
  return importGraph(new Map(files.map((path) => [path, readFileSync(join(root, path), 'utf8')])), packages)
}
