// A Mini Program's <image> needs an absolute address, so our paths are sent with the origin of the request.
import type { FastifyRequest } from 'fastify'

export const absolute = (request: FastifyRequest, path: string) =>
  path.startsWith('/') ? `${request.protocol}://${request.host}${path}` : path

export const withCover = <T extends { readonly cover: string }>(request: FastifyRequest, item: T): T => ({
  ...item,
  cover: absolute(request, item.cover),
})
