// webpack turns the import of such a file into its address.
declare module '*.svg' {
  const address: string
  export default address
}
