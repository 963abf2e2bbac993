// The real hooks do what an app's do
import { describe, expect, it } from 'vitest'
import { setters } from './contenders/sync-loop.ts'
import { makeHooks } from './hooks.ts'
import { workOf } from './work.ts'

describe('the real hooks', () => {
  it('run the business check: a response with another code is an error', () => {
    const { onResponse } = makeHooks(workOf('real 3+3'), true, setters)
    const judged = (code: string) => () => onResponse.reduce((value, hook) => hook(value), { data: { code } })
    expect(judged('10000')).not.toThrow()
    expect(judged('99997')).toThrow('the server says 99997')
  })
  it('set headers by the client’s own means, on a copy', () => {
    const { onRequest } = makeHooks(workOf('real 3+3'), true, setters)
    const request = { header: { 'x-own': '1' } }
    const last = onRequest.reduce((value, hook) => hook(value), request)
    expect(Object.keys(last.header)).toEqual(['x-own', 'Authorization', 'x-client'])
    expect(request).toEqual({ header: { 'x-own': '1' } })
  })
})
