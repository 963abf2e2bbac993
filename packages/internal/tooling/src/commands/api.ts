// `npm run api`: writes the report of each built package's public types.
import { writeFileSync } from 'node:fs'
import { report, reportPath } from '../api-report.ts'
import { publishedPackages } from '../repository.ts'

for (const published of publishedPackages) {
  const text = report(published)
  if (text === undefined) {
    console.error(`${published.name} is not built: run npm run build first`)
    process.exitCode = 1
  } else writeFileSync(reportPath(published), text)
}
