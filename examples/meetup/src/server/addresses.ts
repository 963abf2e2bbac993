// A Mini Program's <image> needs a whole address, so paths of ours leave with the origin they were asked at.
import type { FastifyRequest } from 'fastify'

export const absolute = (request: FastifyRequest, path: string) =>
  path.startsWith('/') ? `${request.protocol}://${request.host}${path}` : path

export const withCover = <T extends { readonly cover: string }>(request: FastifyRequest, item: T): T => ({
  ...item,
  cover: absolute(request, item.cover),
})
