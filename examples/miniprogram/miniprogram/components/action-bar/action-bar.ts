// What can be done with an activity, always in reach of the thumb: share it, join it, leave it again.
Component({
  properties: {
    isJoined: Boolean,
    /** How many more can join. */
    left: Number,
  },
  methods: {
    join() {
      this.triggerEvent('join')
    },
    leave() {
      this.triggerEvent('leave')
    },
  },
})
