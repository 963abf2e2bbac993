// The activities that the user has joined or left since the lists were loaded, so that every page shows the newest
// state.
import type { Activity } from 'meetup'
import { shallowReactive } from 'vue'

const newest = shallowReactive(new Map<number, Activity>())

export const newestOf = (activity: Activity): Activity => newest.get(activity.id) ?? activity

export const remember = (activity: Activity): void => void newest.set(activity.id, activity)

export const isFull = ({ joined, capacity }: Activity): boolean => joined >= capacity
