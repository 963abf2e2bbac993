// The part of har-validator that the tests use; it has no types of its own.
declare module 'har-validator' {
  const validator: {
    /** Resolves to what it was given. @throws its errors (as a rejection) */
    har(data: object): Promise<object>
  }
  export default validator
}
