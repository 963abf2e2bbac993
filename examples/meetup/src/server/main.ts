// Starts the server alone, for a Mini Program in the devtools or for curl.
import { createServer } from './index.ts'

const server = createServer()
// HOST=0.0.0.0 lets a phone in the same network reach it.
void server.listen(Number(process.env.PORT ?? 8787), process.env.HOST).then((origin) => {
  console.log(`meetup server on ${origin}  (log in as lin / meetup; administrators as root / admin; Ctrl-C stops it)`)
})

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.close())
