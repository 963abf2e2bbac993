// What webpack makes of a file that is no script: its address.
declare module '*.svg' {
  const address: string
  export default address
}
