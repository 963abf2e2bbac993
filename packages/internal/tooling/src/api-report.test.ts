// A report of public types differs when they do, and only then.
import { describe, expect, it } from 'vitest'
import { formatted, sorted } from './api-report.ts'

describe('a report', () => {
  it('is the same for declarations in another order and with other comments', () => {
    const one = '/** One. */\ninterface B {}\ndeclare const a: B;\nexport { type B, a };\n'
    const other = '// Two.\ndeclare const a: B;\ninterface B {\n}\nexport { a, type B };\n'
    expect(formatted(sorted(one))).toBe(formatted(sorted(other)))
  })

  it('keeps the order of overloads, which means something', () => {
    const overloads = 'declare function f(x: 1): 1;\ndeclare function f(x: number): number;\n'
    const turned = 'declare function f(x: number): number;\ndeclare function f(x: 1): 1;\n'
    expect(sorted(overloads)).not.toBe(sorted(turned))
  })

  it('differs when an option becomes required', () => {
    expect(sorted('interface A { a?: 1 }')).not.toBe(sorted('interface A { a: 1 }'))
  })

  it('keeps what the types import, and from where', () => {
    expect(sorted("interface A extends B {}\nimport { B } from '@wxpipe/core';\n")).toMatch(/^import \{ B \} from/)
  })
})
