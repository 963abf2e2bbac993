// `npm run pack -- [folder]`: builds every published package into tarballs, and prints how an app installs them.
import { rmSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { root } from '../repository.ts'
import { packInto } from '../tarballs.ts'

const [folder = resolve(root, 'artifacts/packages')] = process.argv.slice(2)
// An older version's tarballs would be installed beside these.
if (process.argv.length === 2) rmSync(folder, { recursive: true, force: true })
const tarballs = packInto(resolve(folder))
console.log(`${tarballs.length} packages in ${relative(process.cwd(), resolve(folder))}. In the app:\n`)
console.log(`npm i ${tarballs.join(' ')}`)
