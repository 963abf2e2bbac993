// `npm run version`: raises all packages to their next version; the release workflow puts the result into a pull request.
import { raiseVersion } from '../version.ts'

const version = await raiseVersion(new Date().toISOString().slice(0, 10))
console.log(version ? `all packages are ${version} now` : 'no changeset, no new version')
