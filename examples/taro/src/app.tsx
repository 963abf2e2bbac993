// The app itself: nothing to set up, because every page gets its data through meetup.ts.
import type { PropsWithChildren } from 'react'
import './app.css'

export default function App({ children }: PropsWithChildren) {
  return children
}
