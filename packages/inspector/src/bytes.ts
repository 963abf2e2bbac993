/**
 * How many bytes a text has in UTF-8. `TextEncoder` does not exist in Mini Programs.
 * @param text may contain half an emoji, which cannot be encoded: it counts as two of the emoji's four bytes
 */
export const bytesOf = (text: string): number =>
  encodeURIComponent(text.replace(/[\ud800-\udfff]/g, '??')).replace(/%../g, '-').length
