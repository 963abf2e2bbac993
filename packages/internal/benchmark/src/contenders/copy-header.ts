// How users of a client without such a helper set a header on a copy; Object.assign is what compilers make of a spread
export const copyHeader =
  <Key extends 'header' | 'headers'>(key: Key) =>
  (request: { readonly [K in Key]?: object }, name: string, value: string) =>
    Object.assign({}, request, { [key]: Object.assign({}, request[key], { [name]: value }) })
