// Recognises values: requests, responses, promises, kinds of bodies.
import type { HttpRequest, HttpResponse } from './types/index.ts'

/** Only responses have a numeric `statusCode`. */
export function isResponse(value: unknown): value is HttpResponse {
  return !!value && typeof (value as HttpResponse).statusCode === 'number'
}

/** A request made by the client, or a copy of one. */
export function isRequest(value: unknown): value is HttpRequest {
  return !!value && typeof (value as HttpRequest).url === 'string' && !!(value as HttpRequest).call
}

/** Anything with `then`. */
export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return !!value && typeof (value as PromiseLike<unknown>).then === 'function'
}

/** Whether a value was written as `{ … }`, or has no prototype. */
export function isPlain(value: unknown): value is object {
  const prototype = !!value && (Object.getPrototypeOf(value) || value)
  // The usual case first: only a value of another realm needs the second check.
  return prototype === Object.prototype || !Object.getPrototypeOf(prototype)
}

/** Whether an object can be sent as its own fields: a plain one, or an instance of a class that has fields. */
export function isRecord(value: unknown): value is { readonly [field: string]: unknown } {
  if (!value || typeof value !== 'object' || Array.isArray(value)) return false
  return isPlain(value) || Object.keys(value).length > 0
}

/**
 * Bytes: an ArrayBuffer, or a view of one (a typed array, a DataView).
 * @example const size = isBinary(request.data) ? request.data.byteLength : undefined
 */
export function isBinary(value: unknown): value is ArrayBuffer | ArrayBufferView {
  return ArrayBuffer.isView(value) || {}.toString.call(value) === '[object ArrayBuffer]'
}

/**
 * Whether a body can be read only once (an iterator, a stream), so that nothing is left for a second send.
 * @example if (isOneShot(request.data)) throw error
 */
export function isOneShot(data: unknown): boolean {
  const { next, getReader, pipe } = Object(data) as { [name: string]: unknown }
  return typeof (next || getReader || pipe) === 'function'
}

/**
 * Whether a request's method is one of these, in upper or lower case.
 * @example const isRead = hasMethod(['GET', 'HEAD', 'OPTIONS'], request)
 */
export function hasMethod(methods: readonly string[], { method }: HttpRequest): boolean {
  return methods.some((each) => `${each}`.toUpperCase() === method)
}

/** Stores a text in a map that is emptied once it holds a hundred. @returns the text */
export function remember(memory: Map<string, string>, key: string, text: string): string {
  if (memory.size > 99) memory.clear()
  memory.set(key, text)
  return text
}
