// A process of its own: the example's server, until it is ended; prints its origin
import { pathToFileURL } from 'node:url'

const [file = ''] = process.argv.slice(2)
const { createServer } = await import(pathToFileURL(file).href)
console.log(await createServer().listen())
