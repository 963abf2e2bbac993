// What Vite makes of files that are not TypeScript.
declare module '*.css'
