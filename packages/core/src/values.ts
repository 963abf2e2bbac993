// Tells values apart: requests, responses, promises; and bodies.
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

/** Written as `{ … }`, or without a prototype. */
export function isPlain(value: unknown): value is object {
  const prototype = !!value && (Object.getPrototypeOf(value) || value)
  // The usual one first: only one of another realm needs a second look.
  return prototype === Object.prototype || !Object.getPrototypeOf(prototype)
}

/** An object that stands for its own fields: a plain one, or an instance of a class that has fields. */
export function isRecord(value: unknown): value is { readonly [field: string]: unknown } {
  if (!value || typeof value !== 'object' || Array.isArray(value)) return false
  return isPlain(value) || Object.keys(value).length > 0
}

/** Bytes: an ArrayBuffer, or a view of one (a typed array, a DataView). */
export function isBinary(value: unknown): value is ArrayBuffer | ArrayBufferView {
  return ArrayBuffer.isView(value) || {}.toString.call(value) === '[object ArrayBuffer]'
}

/** A body that can be read once only (an iterator, a stream) has nothing left for a second send. */
export function isOneShot(data: unknown): boolean {
  const { next, getReader, pipe } = Object(data) as { [name: string]: unknown }
  return typeof (next || getReader || pipe) === 'function'
}

/** Whether a request's method is one of these, also where they are written in lower case. */
export function hasMethod(methods: readonly string[], { method }: HttpRequest): boolean {
  return methods.some((each) => `${each}`.toUpperCase() === method)
}

/** Puts a text into a memory that holds the last hundred at most. @returns the text */
export function remember(memory: Map<string, string>, key: string, text: string): string {
  if (memory.size > 99) memory.clear()
  memory.set(key, text)
  return text
}
