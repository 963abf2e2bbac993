// JavaScriptCore's shell, before a contender is loaded: the fake host as wx and uni, and timers that cost nothing
import { createHost } from '../host.ts'

const host = createHost()
// The shell's own timers would be measured instead of a client's use of them; none of them would fire in time anyway.
Object.assign(globalThis, { wx: host, uni: host, setTimeout: () => 1, clearTimeout: () => undefined })
