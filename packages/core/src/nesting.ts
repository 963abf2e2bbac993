// Which hook runs at this moment, so that a hook that begins calls without end can be told, by its name.
import { ConfigError } from './errors/config.ts'
import { maxDepth } from './limits.ts'
import type { Traversal } from './traversal.ts'
import type { Interceptor } from './types.ts'

// The traversal whose hook (the one at `at`) runs: a call that begins meanwhile was begun by that hook.
let running: Traversal | undefined

/** Notes whose hook runs from now on. @returns whose hook ran until now, to be put back with `leaveTo` */
export function enter(way: Traversal, position: number): Traversal | undefined {
  const outer = running
  running = way
  way.at = position
  return outer
}

/** The hook has returned, or thrown: whose hook ran before goes on. */
export function leaveTo(outer: Traversal | undefined): void {
  running = outer
}

/** How deep a call is that begins now. @throws ConfigError that names the hook which never stops beginning calls */
export function depthOfNewCall(): number {
  const depth = running ? running.call.depth + 1 : 0
  if (depth < maxDepth) return depth
  throw endless(running!.chain[running!.at]!.interceptor)
}

/** The error for a hook that begins calls without end. */
export function endless({ name }: Interceptor): ConfigError {
  return new ConfigError(`"${name}" sends a request for each request, even for its own (have those auth: false?)`)
}
