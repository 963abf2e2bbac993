// A contender that does less than the others is refused
import { describe, expect, it } from 'vitest'
import { makeHooks, Refused, refuseUnlessAllRan, refuseUnlessAnswered } from './hooks.ts'

const runOnce = (skip = 0) => {
  const { onRequest, onResponse, ran } = makeHooks(3)
  for (const hook of onRequest) hook({})
  for (const hook of onResponse.slice(skip)) hook({})
  return { sends: 1, calls: 1, hooks: 3, ran }
}

describe('the harness', () => {
  it('accepts a contender that ran every interceptor once per request', () => {
    expect(() => refuseUnlessAllRan(runOnce())).not.toThrow()
  })
  it('refuses a contender whose interceptors did not all run', () => {
    expect(() => refuseUnlessAllRan(runOnce(1))).toThrow(Refused)
  })
  it('refuses a contender that did not ask the host once per request', () => {
    expect(() => refuseUnlessAllRan({ ...runOnce(), calls: 0 })).toThrow('asked the host 0 times for 1 requests')
  })
  it('refuses a contender that loses the data of the answer', () => {
    expect(() => refuseUnlessAnswered({ data: { id: 1 } }, { id: 1 }, 'a', 'a')).not.toThrow()
    expect(() => refuseUnlessAnswered({ data: undefined }, { id: 1 }, 'a', 'a')).toThrow(Refused)
    expect(() => refuseUnlessAnswered({ data: { id: 1 } }, { id: 1 }, 'b', 'a')).toThrow('asked for b instead of a')
  })
  it('gives hooks that copy the header with the client’s own means', () => {
    const copy = (request: { header?: object }, name: string, value: string) => ({
      ...request,
      header: { ...request.header, [name]: value },
    })
    const { onRequest } = makeHooks(2, copy)
    const request: { header?: object } = {}
    expect(onRequest.reduce((value, hook) => hook(value), request)).toEqual({
      header: { 'x-hook-0': '1', 'x-hook-1': '1' },
    })
    expect(request).toEqual({})
  })
})
